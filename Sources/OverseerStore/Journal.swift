import OverseerModel

/// An act on a repository that takes several steps, some of them outside of the database.
///
/// It is written down before its first step, so that whoever comes after a process that was cut short can finish it
/// or take it back. The journal is no part of the log: it changes without events.
public struct JournalEntry: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case start
    case submit
    case restack
    case land
    case archive
    case removeWorkspace = "remove-workspace"
  }

  public enum State: String, Sendable, CaseIterable {
    /// Begun and not ended, or cut short: ``pid`` and ``processStarted`` tell which.
    case running
    case done
    /// Done, and taken back.
    case undone
  }

  public var id: ULID
  public var repoID: RepoID
  public var taskID: AnyTaskID?
  public var kind: Kind
  /// What is to be done and what was there before, as JSON that only the act itself understands.
  public var plan: String
  public var state: State
  /// The process that acts.
  public var pid: Int32
  /// When that process was started, in the system's own measure: it tells two processes with one number apart.
  public var processStarted: Int64
  public var createdAt: Instant
  public var finishedAt: Instant?

  fileprivate static let columns = """
    id, repo_id, task_id, kind, plan, state, pid, process_started, created_at, finished_at
    """

  fileprivate static func read(_ row: Row) throws(OverseerError) -> JournalEntry {
    JournalEntry(
      id: try row.value(0) { ULID($0) }, repoID: try row.id(1), taskID: try row.optionalTaskID(2),
      kind: try row.choice(3), plan: row.text(4), state: try row.choice(5),
      pid: Int32(truncatingIfNeeded: row.integer(6)), processStarted: Int64(row.integer(7)), createdAt: row.time(8),
      finishedAt: row.optionalTime(9))
  }
}

extension Reading {
  /// The act that is under way on a repository, or that was cut short.
  public func runningJournal(repo: RepoID) throws(OverseerError) -> JournalEntry? {
    try connection.first(
      "SELECT \(JournalEntry.columns) FROM vcs_journal WHERE repo_id = ? AND state = 'running'", [.id(repo)]
    ) { row throws(OverseerError) in try JournalEntry.read(row) }
  }

  /// The repositories in which an act is under way, or was cut short.
  public func reposWithRunningJournal() throws(OverseerError) -> [RepoID] {
    try connection.all("SELECT repo_id FROM vcs_journal WHERE state = 'running'", []) { row throws(OverseerError) in
      try row.id(0)
    }
  }

  /// The act that was begun last of those of `kinds` that are done and not taken back.
  public func lastDone(repo: RepoID, kinds: Set<JournalEntry.Kind>) throws(OverseerError) -> JournalEntry? {
    try connection.first(
      """
      SELECT \(JournalEntry.columns) FROM vcs_journal
      WHERE repo_id = ? AND state = 'done' AND kind IN (\(marks(kinds.count))) ORDER BY id DESC LIMIT 1
      """, [.id(repo)] + kinds.map { .text($0.rawValue) }
    ) { row throws(OverseerError) in try JournalEntry.read(row) }
  }

  /// An act by its id, whatever became of it.
  public func journalEntry(_ id: ULID) throws(OverseerError) -> JournalEntry? {
    try connection.first("SELECT \(JournalEntry.columns) FROM vcs_journal WHERE id = ?", [.ulid(id)]) {
      row throws(OverseerError) in try JournalEntry.read(row)
    }
  }
}

extension Writing {
  /// Writes down an act that begins now. At most one goes on in a repository at a time.
  ///
  /// - Parameter plan: JSON.
  /// Throws `unavailable` that names the act under way, where there is one. Whether its process still lives is for the
  /// caller to find out, with ``Reading/runningJournal(repo:)``.
  public func beginJournal(
    _ kind: JournalEntry.Kind, repo: RepoID, task: AnyTaskID?, plan: String, pid: Int32, processStarted: Int64
  ) throws(OverseerError) -> JournalEntry {
    if let running = try reading.runningJournal(repo: repo) { throw OverseerError.underWay(running) }
    let entry = JournalEntry(
      id: identifier(), repoID: repo, taskID: task, kind: kind, plan: plan, state: .running, pid: pid,
      processStarted: processStarted, createdAt: now)
    try reading.connection.run(
      "INSERT INTO vcs_journal (\(JournalEntry.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .ulid(entry.id), .id(repo), .id(task), .text(kind.rawValue), .text(plan), .text(entry.state.rawValue),
        .integer(Int(pid)), .integer(processStarted), .time(now), .null,
      ])
    return entry
  }

  /// Makes an act that was cut short this process's own, to end it, and gives it as it stands now. nil where it was
  /// not cut short: it has ended since `entry` was read, or another process has taken it over.
  ///
  /// - Parameter entry: An act whose process does not live any more.
  public func takeOverJournal(
    _ entry: JournalEntry, pid: Int32, processStarted: Int64
  ) throws(OverseerError) -> JournalEntry? {
    guard var found = try reading.journalEntry(entry.id), found.state == .running, found.pid == entry.pid,
      found.processStarted == entry.processStarted
    else { return nil }
    (found.pid, found.processStarted) = (pid, processStarted)
    try change(
      entry.id, "UPDATE vcs_journal SET pid = ?, process_started = ? WHERE id = ? AND state = 'running'",
      [.integer(Int(pid)), .integer(processStarted), .ulid(entry.id)])
    return found
  }

  /// Writes down how far an act has come.
  ///
  /// Throws `conflict` where it is not under way any more: somebody took this process for dead, and ended it.
  public func updatePlan(_ id: ULID, _ plan: String) throws(OverseerError) {
    try change(id, "UPDATE vcs_journal SET plan = ? WHERE id = ? AND state = 'running'", [.text(plan), .ulid(id)])
  }

  /// Ends an act that did all it had to, with its last plan; throws like ``updatePlan(_:_:)``.
  public func finishJournal(_ id: ULID, _ plan: String) throws(OverseerError) {
    try change(
      id, "UPDATE vcs_journal SET plan = ?, state = 'done', finished_at = ? WHERE id = ? AND state = 'running'",
      [.text(plan), .time(now), .ulid(id)])
  }

  /// Marks an act that is done as taken back; throws `conflict` where it is not done, or was taken back already.
  public func markUndone(_ id: ULID) throws(OverseerError) {
    try change(id, "UPDATE vcs_journal SET state = 'undone' WHERE id = ? AND state = 'done'", [.ulid(id)])
  }

  /// Forgets an act of which nothing is left to do or to take back.
  public func dropJournal(_ id: ULID) throws(OverseerError) {
    try reading.connection.run("DELETE FROM vcs_journal WHERE id = ?", [.ulid(id)])
  }

  private func change(_ id: ULID, _ sql: String, _ bindings: [Binding]) throws(OverseerError) {
    guard try reading.connection.run(sql, bindings) == 0 else { return }
    let found = try reading.journalEntry(id)
    throw OverseerError(
      .conflict,
      found.map { "the \($0.kind.rawValue) is \($0.state.rawValue) by now; another process ended it" }
        ?? "the act was ended and forgotten by another process",
      hint: "Look at the present state, and begin again where something is left to do.",
      details: ["state": found.map { .string($0.state.rawValue) } ?? .null])
  }
}

extension Binding {
  fileprivate static func ulid(_ value: ULID) -> Binding {
    var text: [UInt8] = []
    value.append(to: &text)
    return .text(String(decoding: text, as: UTF8.self))
  }
}

extension OverseerError {
  fileprivate static func underWay(_ entry: JournalEntry) -> OverseerError {
    let what = entry.kind.rawValue + (entry.taskID.map { " of \($0)" } ?? "")
    return OverseerError(
      .unavailable, "this repository is busy: \(what) since \(entry.createdAt) (process \(entry.pid))",
      hint: "Try again when it has ended.",
      details: [
        "kind": .string(entry.kind.rawValue), "task_id": entry.taskID.map { .string("\($0)") } ?? .null,
        "pid": .integer(Int64(entry.pid)), "since": .string("\(entry.createdAt)"),
      ])
  }
}
