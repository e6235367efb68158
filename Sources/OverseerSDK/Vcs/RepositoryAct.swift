import OverseerJSON
import OverseerModel
import OverseerProcess
import OverseerStore
import Synchronization

/// What an act is going to do to a repository, as it stands in the journal.
protocol RepositoryPlan: Codable, Sendable {
  /// Ends what was begun and cut short, as if it had never been begun, or where that would lose something, by
  /// finishing it. It may be called again after it was itself cut short.
  func settle(in repo: VersionedRepo) async throws(OverseerError)
}

/// An act that takes several steps outside of the database. One goes on in a repository at a time, so that what it
/// reads stays as it is; it stands in the journal, so that the next act can end it if this process cannot.
struct RepositoryAct {
  let overseer: Overseer
  let caller: Caller
  let repo: VersionedRepo
  private let entry: ULID

  /// Carries out `body` once no other act is under way. Before its first step it must ``note(_:)`` its plan, and it must
  /// end with ``finish(_:_:)`` or ``close(_:)``; where it throws before, what it did is taken back.
  static func run<Value>(
    _ kind: JournalEntry.Kind, on task: AnyTaskID?, in repo: VersionedRepo, of overseer: Overseer, as caller: Caller,
    _ body: (RepositoryAct) async throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    try await repo.vcs.checkProgram()
    let entry = try await begin(kind, on: task, in: repo, of: overseer, as: caller)
    defer { _ = underWay.withLock { $0.remove(entry) } }
    FaultPoint.pass()
    let act = RepositoryAct(overseer: overseer, caller: caller, repo: repo, entry: entry)
    do throws(OverseerError) {
      return try await body(act)
    } catch {
      await act.takeBack()
      throw error
    }
  }

  /// Writes down what is going to be done, or how far that has come.
  func note(_ plan: some RepositoryPlan) async throws(OverseerError) {
    let text = try Self.encoded(plan)
    try await overseer.store.writeAsync(as: caller.context) { [entry] writing throws(OverseerError) in
      try writing.updatePlan(entry, text)
    }
    FaultPoint.pass()
  }

  /// Records what the act did, in the same transaction that ends it. It stays in the journal, to be taken back.
  func finish<Value: Sendable>(
    _ plan: some RepositoryPlan, _ record: @escaping @Sendable (Writing) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    let text = try Self.encoded(plan)
    let value = try await overseer.store.writeAsync(as: caller.context) { [entry] writing throws(OverseerError) in
      let value = try record(writing)
      try writing.finishJournal(entry, text)
      return value
    }
    FaultPoint.pass()
    return value
  }

  /// Records what the act did, in the same transaction that ends and forgets it.
  func close<Value: Sendable>(
    _ record: @escaping @Sendable (Writing) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    let value = try await overseer.store.writeAsync(as: caller.context) { [entry] writing throws(OverseerError) in
      let value = try record(writing)
      try writing.dropJournal(entry)
      return value
    }
    FaultPoint.pass()
    return value
  }

  /// Where it cannot be taken back now, the entry stays, and whoever acts next tries again.
  private func takeBack() async {
    let found = try? await overseer.store.readAsync { [entry] reading throws(OverseerError) in
      try reading.journalEntry(entry)
    }
    guard let found, found.state == .running else { return }
    try? await Self.settle(found, in: repo, of: overseer, as: caller)
  }

  /// How long an act waits for another to end.
  private static let patience = Duration.seconds(60)
  /// What stands in the journal of an act that has not written down anything: then it has not done anything either.
  private static let nothingYet = "null"
  /// The acts of this process that have not ended.
  private static let underWay = Mutex<Set<ULID>>([])

  private enum Turn: Sendable {
    case ours(ULID)
    case after(JournalEntry)
  }

  private static func begin(
    _ kind: JournalEntry.Kind, on task: AnyTaskID?, in repo: VersionedRepo, of overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) -> ULID {
    let process = ProcessMark.current
    let end = ContinuousClock.now + patience
    while true {
      let turn = try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) -> Turn in
        if let running = try writing.reading.runningJournal(repo: repo.repo.id), ContinuousClock.now < end {
          return .after(running)
        }
        let entry = try writing.beginJournal(
          kind, repo: repo.repo.id, task: task, plan: nothingYet, pid: process.pid, processStarted: process.started)
        // Before anybody can see it.
        underWay.withLock { _ = $0.insert(entry.id) }
        return .ours(entry.id)
      }
      switch turn {
      case .ours(let entry): return entry
      case .after(let entry):
        guard isUnderWay(entry) else {
          try await takeOver(entry, in: repo, of: overseer, as: caller)
          continue
        }
        do { try await Task.sleep(for: .milliseconds(20)) } catch {
          throw OverseerError(.unavailable, "the call was cancelled while it waited for another act")
        }
      }
    }
  }

  /// Ends the act of a repository that was cut short, where there is one.
  static func endLeft(_ id: RepoID, in overseer: Overseer, as caller: Caller) async throws(OverseerError) {
    let entry = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.runningJournal(repo: id)
    }
    guard let entry, !isUnderWay(entry) else { return }
    try await takeOver(entry, in: try await overseer.versionedRepo(id), of: overseer, as: caller)
  }

  private static func isUnderWay(_ entry: JournalEntry) -> Bool {
    let process = ProcessMark(pid: entry.pid, started: entry.processStarted)
    return process == .current ? underWay.withLock { $0.contains(entry.id) } : process.isAlive
  }

  /// Ends an act that was cut short, unless it ended by itself or somebody else is about to end it.
  private static func takeOver(
    _ entry: JournalEntry, in repo: VersionedRepo, of overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) {
    let process = ProcessMark.current
    let ours = try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      // Another of this process may have been quicker.
      guard underWay.withLock({ !$0.contains(entry.id) }) else { return JournalEntry?.none }
      let ours = try writing.takeOverJournal(entry, pid: process.pid, processStarted: process.started)
      if ours != nil { underWay.withLock { _ = $0.insert(entry.id) } }
      return ours
    }
    guard let ours else { return }
    defer { _ = underWay.withLock { $0.remove(entry.id) } }
    try await settle(ours, in: repo, of: overseer, as: caller)
  }

  private static func settle(
    _ entry: JournalEntry, in repo: VersionedRepo, of overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) {
    if entry.plan != nothingYet {
      do throws(OverseerError) {
        switch entry.kind {
        case .start: try await decoded(StartPlan.self, entry).settle(in: repo)
        case .submit: try await decoded(SubmitPlan.self, entry).settle(in: repo)
        case .restack, .land: try await decoded(StackActPlan.self, entry).settle(in: repo)
        case .archive: try await decoded(ArchivePlan.self, entry).settle(in: repo)
        case .removeWorkspace: try await decoded(RemovalPlan.self, entry).settle(in: repo)
        }
      } catch {
        // Somebody has worked on it since. That stays, and what stands in the repository counts; to hold up all other
        // acts for it would help nobody.
        guard error.code != .unavailable else { throw error }
      }
      FaultPoint.pass()
    }
    try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      try writing.dropJournal(entry.id)
    }
  }

  /// Says that a step of an act is done.
  static func passStep() { FaultPoint.pass() }

  private static func encoded(_ plan: some RepositoryPlan) throws(OverseerError) -> String {
    do { return try JSONCoder.encodeString(plan) } catch {
      throw OverseerError(.internalError, "a plan cannot be written: \(error)")
    }
  }

  static func decoded<Plan: RepositoryPlan>(
    _ type: Plan.Type, _ entry: JournalEntry
  ) throws(OverseerError) -> Plan {
    do { return try JSONCoder.decode(type, from: entry.plan) } catch {
      throw OverseerError(.internalError, "the journal's \(entry.kind.rawValue) cannot be read: \(error)")
    }
  }
}
