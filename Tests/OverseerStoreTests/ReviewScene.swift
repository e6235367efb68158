import OverseerModel
import Testing

@testable import OverseerStore

/// Two repositories with three tasks each, to review.
struct ReviewScene {
  let test: EventTestStore
  let repos = [RepoID(ULID(high: 1, low: 1)), RepoID(ULID(high: 1, low: 2))]
  static let person = Principal.human(name: "ada")
  static let agent = Principal.agent(name: "codex", session: nil, checkout: "/w")
  static let head = CommitID(1, 2, 3)

  init(_ test: EventTestStore? = nil) throws {
    self.test = try test ?? EventTestStore()
    let now = self.test.clock.now
    for repo in repos {
      let registered = Repo(
        id: repo, path: "/\(repo)", name: "repo", vcsType: .git, defaultBranch: "main", createdAt: now, updatedAt: now)
      try self.test.record([.repoRegistered(RepoPayload(repo: registered))])
      for number in 0..<3 {
        let item = WorkItem(id: task(number, repo), repoID: repo, description: "task", createdAt: now, updatedAt: now)
        try self.test.record([.taskCreated(TaskPayload(task: item))])
      }
    }
  }

  func task(_ number: Int, _ repo: RepoID? = nil) -> AnyTaskID {
    AnyTaskID(kind: .task, ULID(high: (repo ?? repos[0]).ulid.low, low: UInt64(number)))
  }

  static func ulid(_ number: Int) -> ULID { ULID(high: 9, low: UInt64(number)) }

  /// A round that waits for its gates; it is not put anywhere.
  func review(_ number: Int, of task: AnyTaskID? = nil, round: Int = 1) -> Review {
    let now = test.clock.now
    let revision = ReviewRevision(
      baseCommit: CommitID(0, 0, 1), headCommit: Self.head, changeID: "kxoy", tree: TreeID(4, 5, 6), kind: .rework,
      at: now)
    return Review(
      id: ReviewID(Self.ulid(number)), taskID: task ?? self.task(0), round: round, revision: revision,
      submittedBy: Self.agent, at: now)
  }

  func comment(_ number: Int, on review: Review, _ place: CommentPlace = .round, body: String = "Why?") -> ReviewComment
  {
    ReviewComment(
      id: CommentID(Self.ulid(number)), reviewID: review.id, taskID: review.taskID, author: .human, authorName: "ada",
      inReplyTo: nil, place: place, body: body, suggestion: nil, severity: .should,
      anchor: .init(revision: Self.head, blob: nil, place: place, quote: nil), createdAt: test.clock.now)
  }

  func result(_ number: Int, in review: Review, _ status: GateResult.Status = .passed) -> GateResult {
    GateResult(
      id: GateResultID(Self.ulid(number)), gateID: GateID(Self.ulid(1)), gateName: "test", command: "make test",
      taskID: review.taskID, reviewID: review.id, revision: Self.head, tree: TreeID(4, 5, 6), status: status,
      stdout: "out", stderr: "err", attempt: 1, voidCause: status == .void ? .workingCopy : nil,
      startedAt: test.clock.now, completedAt: status == .running ? nil : test.clock.now)
  }

  func gate(_ number: Int, _ scope: GateScope, name: String) -> Gate {
    Gate(
      id: GateID(Self.ulid(number)), scope: scope, name: name, command: "make \(name)", source: .database,
      createdAt: test.clock.now, updatedAt: test.clock.now)
  }

  func job(_ number: Int, for review: Review) -> ReviewerJob {
    ReviewerJob(
      id: ReviewerJobID(Self.ulid(number)), taskID: review.taskID, reviewID: review.id, revision: Self.head,
      requestedBy: Self.agent, at: test.clock.now)
  }

  func view(of task: AnyTaskID, _ path: String, by name: String = "ada", digit: String = "0") -> FileView {
    FileView(
      taskID: task, principal: "human:\(name)", name: name, path: path,
      hunksDigest: String(repeating: digit, count: 64),
      revision: Self.head, viewedAt: test.clock.now)
  }

  func put(_ bodies: EventBody...) throws { try test.record(bodies) }

  func put(_ review: Review) throws { try put(.reviewCreated(ReviewPayload(review: review))) }

  func put(_ result: GateResult) throws { try put(.gateStarted(GateResultPayload(result: result))) }

  func put(_ comment: ReviewComment) throws { try put(.commentAdded(CommentPayload(comment: comment))) }

  func read<Value: Sendable>(_ body: @Sendable (Reading) throws(OverseerError) -> Value) throws -> Value {
    try test.store.read(body)
  }

  func write<Value: Sendable>(_ body: @Sendable (Writing) throws(OverseerError) -> Value) throws -> Value {
    try test.store.write(as: test.context, body)
  }

  /// How SQLite finds the rows of a question.
  func plan(_ question: String) throws -> [String] {
    try test.store.use { connection throws(OverseerError) in
      try connection.all("EXPLAIN QUERY PLAN \(question)") { $0.text(3) }
    }
  }
}
