import OverseerModel
import OverseerSDK
import Synchronization
import Testing

@testable import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An installation in memory for one test: a clock to set, two repositories, and those who call.
final class Workbench: Sendable {
  let clock = TestClock()
  let overseer: Overseer
  let repo: Repo
  let otherRepo: Repo
  let person: Caller
  /// Says that it is a person, but nobody is there to answer.
  let unproven: Caller
  let agent: Caller
  let otherAgent: Caller
  let system: Caller

  var store: Store { overseer.store }

  init() throws {
    let store = try Store.inMemory { [clock] in clock.now }
    overseer = Overseer(installation: Installation(folder: "/nowhere"), store: store)
    var repos: [Repo] = []
    for number in 1...2 as ClosedRange<UInt64> {
      let repo = Repo(
        id: RepoID(ULID(high: 1, low: number)), path: "/repo/\(number)", name: "repo \(number)", vcsType: .none,
        defaultBranch: nil, createdAt: clock.now, updatedAt: clock.now)
      try store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
        try writing.record(.repoRegistered(RepoPayload(repo: repo)), repo: repo.id)
      }
      repos.append(repo)
    }
    repo = repos[0]
    otherRepo = repos[1]
    func caller(_ principal: Principal, proven: Bool = false) -> Caller {
      Caller(principal: principal, source: .cli, hasProvenHuman: proven, repo: repos[0].id, correlationID: "call")
    }
    person = caller(.human(name: "ada"), proven: true)
    unproven = caller(.human(name: "ada"))
    agent = caller(.agent(name: "codex", session: nil, checkout: "/code/one"))
    otherAgent = caller(.agent(name: "claude-code", session: "sess_2", checkout: nil))
    system = caller(.system)
  }

  /// Carries out an operation; as the agent unless told.
  @discardableResult
  func call<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller? = nil
  ) throws(OverseerError) -> Operation.Output {
    try overseer.callAndWait(operation, as: caller ?? agent)
  }

  /// A new task; as the agent unless told.
  func make(
    _ description: String = "a task", _ kind: TaskKind? = nil, under parent: AnyTaskID? = nil,
    priority: Priority? = nil, blockedBy: [AnyTaskID]? = nil, labels: [String]? = nil, in repo: Repo? = nil
  ) throws(OverseerError) -> WorkItem {
    try call(
      CreateTask(
        repoID: repo?.id, parentID: parent, kind: kind, description: description, priority: priority,
        blockedBy: blockedBy, labels: labels))
  }

  /// A milestone with a task with a subtask.
  func makeFamily() throws(OverseerError) -> (milestone: AnyTaskID, task: AnyTaskID, subtask: AnyTaskID) {
    let milestone = try make("a milestone", .milestone)
    let task = try make("a task", under: milestone.id)
    let subtask = try make("a subtask", under: task.id)
    return (milestone.id, task.id, subtask.id)
  }

  /// The task as it is now.
  func task(_ id: AnyTaskID) throws(OverseerError) -> WorkItem { try call(GetTask(id: id)).task }

  func complete(_ id: AnyTaskID) throws(OverseerError) {
    try call(ForceCompleteTask(id: id, reason: "done"), as: person)
  }

  func cancel(_ id: AnyTaskID) throws(OverseerError) { try call(CancelTask(id: id), as: person) }

  /// The task waits for the answer of a person.
  func ask(_ id: AnyTaskID) throws(OverseerError) -> HelpRequest {
    try call(RequestHelp(taskID: id, category: .decision, reason: "Which?", suggestedOptions: ["one", "two"]))
  }
}

extension Workbench {
  /// The task has a ref and a workspace from now on, as far as the log tells.
  @discardableResult
  func makeRef(of task: WorkItem) throws(OverseerError) -> TaskVcs {
    try store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
      let made = TaskVcs(
        taskID: task.id, repoID: task.repoID, vcsType: .git, changeID: TaskVcs.refName(of: task.id),
        baseCommit: .zero, headCommit: nil, startCommit: .zero, workspacePath: "/workspaces/\(task.id)",
        createdAt: writing.now, updatedAt: writing.now)
      try writing.record(.refCreated(TaskVcsPayload(taskVcs: made)), repo: task.repoID, task: task.id)
      return made
    }
  }
}

// MARK: what happened

/// An event as the tests look at it: its type, and the task it is about.
struct Mark: Equatable, CustomStringConvertible {
  var type: String
  var task: AnyTaskID?

  init(_ type: String, _ task: AnyTaskID?) {
    self.type = type
    self.task = task
  }

  var description: String { "\(type) \(task.map { "\($0)" } ?? "")" }
}

extension Workbench {
  func headSeq() throws(OverseerError) -> Int64 {
    try store.read { reading throws(OverseerError) in try reading.headSeq() }
  }

  func events(after seq: Int64) throws(OverseerError) -> [Event] {
    try store.read { reading throws(OverseerError) in
      try reading.events(EventFilter(), after: seq, before: nil, limit: 100_000)
    }
  }

  /// The events that `body` causes.
  func recorded(_ body: () throws -> Void) throws -> [Mark] {
    let head = try headSeq()
    try body()
    return try events(after: head).map { Mark($0.body.parts.type, $0.taskID) }
  }

  /// What refuses the operation; a failed test where nothing does, or where the refusal left a trace.
  func refusal(
    _ operation: some SDKOperation, as caller: Caller? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> OverseerError? {
    let before = try store.everything()
    do throws(OverseerError) {
      let reply = try call(operation, as: caller)
      Issue.record("was to be refused, but gave \(reply)", sourceLocation: sourceLocation)
      return nil
    } catch {
      #expect(try store.everything() == before, "a refusal changes nothing", sourceLocation: sourceLocation)
      return error
    }
  }
}

extension Store {
  /// Every row of every table as text, but what `leavingOut` names (`table` or `table.column`).
  func everything(leavingOut: Set<String> = []) throws(OverseerError) -> [String] {
    try use { connection throws(OverseerError) in
      let tables = try connection.all(
        """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_text%'
        ORDER BY name
        """
      ) { $0.text(0) }
      var rows: [String] = []
      for table in tables where !leavingOut.contains(table) {
        let columns = try connection.all("SELECT name FROM pragma_table_info('\(table)')") { $0.text(0) }
          .filter { !leavingOut.contains("\(table).\($0)") }
        let text = columns.map { "quote(\($0))" }.joined(separator: " || '|' || ")
        rows += try connection.all("SELECT '\(table)|' || \(text) FROM \(table) ORDER BY 1") { $0.text(0) }
      }
      return rows
    }
  }
}

/// Stands still until it is set.
final class TestClock: Sendable {
  private let moment = Mutex(Instant(milliseconds: 1_770_278_772_345))

  var now: Instant { moment.withLock { $0 } }

  func advance(_ duration: Duration) { moment.withLock { $0 = $0 + duration } }
}

extension OverseerError {
  /// The texts of an array in the details.
  func texts(_ key: String) -> [String]? { details[key]?.arrayValue?.compactMap(\.stringValue) }

  /// The fields that the details name.
  var fields: [String] { details["fields"]?.arrayValue?.compactMap { $0["field"]?.stringValue } ?? [] }
}
