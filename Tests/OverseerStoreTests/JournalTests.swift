import OverseerModel
import Testing

@testable import OverseerStore

@Suite("The journal of acts on a repository")
struct JournalTests {
  private let test: EventTestStore
  private let repo = RepoID(ULID(high: 1, low: 1))
  private let other = RepoID(ULID(high: 1, low: 2))
  private let task = EventTestStore.task(7)

  init() throws {
    test = try EventTestStore()
    for id in [repo, other] {
      let registered = Repo(
        id: id, path: "/\(id)", name: "repo", vcsType: .jj, defaultBranch: nil, createdAt: test.clock.now,
        updatedAt: test.clock.now)
      try test.record([.repoRegistered(RepoPayload(repo: registered))])
    }
  }

  @discardableResult
  private func write<Value: Sendable>(
    _ body: @Sendable (Writing) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value { try test.store.write(as: test.context, body) }

  private func begin(
    _ kind: JournalEntry.Kind = .land, in repo: RepoID? = nil, plan: String = "{}"
  ) throws(OverseerError) -> JournalEntry {
    let (repo, task) = (repo ?? self.repo, task)
    return try write { writing throws(OverseerError) in
      try writing.beginJournal(kind, repo: repo, task: task, plan: plan, pid: 42, processStarted: 4_200_000)
    }
  }

  private func entry(_ id: ULID) throws -> JournalEntry? {
    try test.store.read { reading throws(OverseerError) in try reading.journalEntry(id) }
  }

  private func running(_ repo: RepoID) throws -> JournalEntry? {
    try test.store.read { reading throws(OverseerError) in try reading.runningJournal(repo: repo) }
  }

  private func lastDone(_ kinds: Set<JournalEntry.Kind>) throws -> JournalEntry? {
    let repo = repo
    return try test.store.read { reading throws(OverseerError) in try reading.lastDone(repo: repo, kinds: kinds) }
  }

  /// The code with which a write is refused; nil where it is not.
  private func refusal(_ body: @Sendable (Writing) throws(OverseerError) -> Void) -> OverseerError.Code? {
    do throws(OverseerError) {
      try test.store.write(as: test.context, body)
      return nil
    } catch {
      return error.code
    }
  }

  @Test("An act is written down, goes on, and ends")
  func life() throws {
    let begun = try begin(.restack, plan: #"{"refs":[]}"#)
    #expect(
      begun
        == JournalEntry(
          id: begun.id, repoID: repo, taskID: task, kind: .restack, plan: #"{"refs":[]}"#, state: .running, pid: 42,
          processStarted: 4_200_000, createdAt: test.clock.now))
    #expect(try running(repo) == begun)
    #expect(try running(other) == nil)
    test.clock.advance(by: .seconds(1))
    try write { writing throws(OverseerError) in try writing.updatePlan(begun.id, #"{"refs":[1]}"#) }
    #expect(try running(repo)?.plan == #"{"refs":[1]}"#)
    try write { writing throws(OverseerError) in try writing.finishJournal(begun.id, #"{"refs":[1,2]}"#) }
    #expect(try running(repo) == nil)
    let done = try #require(try entry(begun.id))
    #expect((done.state, done.plan, done.finishedAt) == (.done, #"{"refs":[1,2]}"#, test.clock.now))
    #expect(try lastDone([.land, .restack]) == done)
    try write { writing throws(OverseerError) in try writing.markUndone(begun.id) }
    #expect(try entry(begun.id)?.state == .undone)
    #expect(try lastDone([.land, .restack]) == nil)
    try write { writing throws(OverseerError) in try writing.dropJournal(begun.id) }
    #expect(try entry(begun.id) == nil)
  }

  @Test("One act at a time goes on in a repository, and the refusal names it")
  func oneAtATime() throws {
    let begun = try begin(.submit)
    do throws(OverseerError) {
      _ = try begin(.land)
      Issue.record("a second act began")
    } catch {
      #expect(error.code == .unavailable)
      #expect(error.message.contains("submit of \(task)") && error.message.contains("42"))
      #expect(error.details["kind"] == "submit" && error.details["task_id"] == .string("\(task)"))
    }
    _ = try begin(.land, in: other)
    try write { writing throws(OverseerError) in try writing.dropJournal(begun.id) }
    _ = try begin(.land)
    #expect(throws: OverseerError.self) { try test.run("UPDATE vcs_journal SET repo_id = '\(repo)'") }
  }

  @Test("The last act of the kinds asked for is found")
  func last() throws {
    #expect(try lastDone([.land]) == nil)
    var ids: [JournalEntry.Kind: ULID] = [:]
    for kind in [JournalEntry.Kind.land, .restack, .start] {
      test.clock.advance(by: .seconds(1))
      let entry = try begin(kind)
      ids[kind] = entry.id
      try write { writing throws(OverseerError) in try writing.finishJournal(entry.id, "{}") }
    }
    #expect(try lastDone([.land, .restack])?.id == ids[.restack])
    #expect(try lastDone([.land])?.id == ids[.land])
    #expect(try lastDone(Set(JournalEntry.Kind.allCases))?.id == ids[.start])
    #expect(try lastDone([.archive]) == nil)
    #expect(try lastDone([]) == nil)
  }

  @Test("An act that somebody else ended cannot go on")
  func ended() throws {
    let entry = try begin()
    let undone = refusal { writing throws(OverseerError) in try writing.markUndone(entry.id) }
    #expect(undone == .conflict)
    try write { writing throws(OverseerError) in try writing.finishJournal(entry.id, "{}") }
    for isDropped in [false, true] {
      if isDropped { try write { writing throws(OverseerError) in try writing.dropJournal(entry.id) } }
      let updated = refusal { writing throws(OverseerError) in try writing.updatePlan(entry.id, "{}") }
      let finished = refusal { writing throws(OverseerError) in try writing.finishJournal(entry.id, "{}") }
      #expect((updated, finished) == (.conflict, .conflict))
    }
  }

  @Test("Every kind can be written, and a plan must be JSON")
  func kinds() throws {
    for kind in JournalEntry.Kind.allCases {
      let entry = try begin(kind)
      #expect(try running(repo)?.kind == kind)
      try write { writing throws(OverseerError) in try writing.dropJournal(entry.id) }
    }
    #expect(throws: OverseerError.self) { try begin(plan: "no JSON") }
  }

  @Test("It is no part of the log, of its verification or of a checkpoint")
  func outside() throws {
    let head = try test.head
    _ = try begin()
    #expect(try test.head == head)
    #expect(try test.store.read { reading throws(OverseerError) in try reading.verify() }.ok)
    let state = try test.store.use { connection throws(OverseerError) in try Checkpoint.state(of: connection) }
    #expect(!state.contains("vcs_journal"))
  }

  @Test("It goes with its repository")
  func unregistered() throws {
    let entry = try begin()
    try test.record([.repoUnregistered(RepoUnregisteredPayload(repoID: repo))])
    #expect(try self.entry(entry.id) == nil)
  }
}
