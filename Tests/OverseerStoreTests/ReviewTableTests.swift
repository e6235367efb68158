import OverseerModel
import Testing

@testable import OverseerStore

@Suite("The rounds of reviews")
struct ReviewTableTests {
  @Test("What was written is read, with every member")
  func roundTrip() throws {
    let scene = try ReviewScene()
    var review = scene.review(1, round: 3)
    try scene.put(review)
    let now = review.createdAt
    review.status = .changesRequested
    review.revisions.append(
      ReviewRevision(
        baseCommit: CommitID(7, 0, 0), headCommit: CommitID(8, 0, 0), changeID: "kxoy", tree: TreeID(9, 0, 0),
        kind: .pureRebase, at: now + .seconds(1)))
    review.baseCommit = CommitID(7, 0, 0)
    review.headCommit = CommitID(8, 0, 0)
    review.ungated = true
    review.gatesCompletedAt = now + .seconds(2)
    review.gatesRestartedAt = now + .seconds(3)
    review.agentCompletedAt = now + .seconds(4)
    review.humanCompletedAt = now + .seconds(5)
    review.verdicts = [
      Verdict(
        phase: .agent, principal: ReviewScene.agent, decision: .approve, summary: "Good “\u{0}”.",
        revision: CommitID(8, 0, 0), at: now, carriedFrom: ReviewScene.head),
      Verdict(
        phase: .human, principal: ReviewScene.person, decision: .requestChanges, summary: "", revision: nil, at: now),
    ]
    review.endedBy = .human
    review.summary = "Not yet."
    review.forced = true
    review.updatedAt = now + .seconds(6)
    try scene.put(.reviewRevised(ReviewPayload(review: review)))
    let wanted = review
    #expect(try scene.read { reading throws(OverseerError) in try reading.review(wanted.id) } == wanted)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("A round without own revisions has none")
  func withoutRevisions() throws {
    let scene = try ReviewScene()
    let review = Review(
      id: ReviewID(ReviewScene.ulid(1)), taskID: scene.task(0), round: 1, revision: nil,
      submittedBy: ReviewScene.person, at: scene.test.clock.now)
    try scene.put(review)
    #expect(try scene.read { reading throws(OverseerError) in try reading.review(review.id) } == review)
  }

  @Test("The active round, the last one and all of a task are found")
  func ofTask() throws {
    let scene = try ReviewScene()
    var first = scene.review(2, round: 1)
    first.status = .changesRequested
    first.endedBy = .gates
    let second = scene.review(1, round: 2)
    try scene.put(first)
    let (old, new, task, other) = (first, second, scene.task(0), scene.task(1))
    try scene.read { reading throws(OverseerError) in
      #expect(try reading.activeReview(of: task) == nil)
      #expect(try reading.latestReview(of: task) == old)
    }
    try scene.put(second)
    try scene.read { reading throws(OverseerError) in
      #expect(try reading.activeReview(of: task) == new)
      #expect(try reading.latestReview(of: task) == new)
      #expect(try reading.reviews(of: task) == [old, new])
      #expect(try reading.reviews(of: other) == [])
      #expect(try reading.latestReview(of: other) == nil)
      #expect(try reading.reviews(endingWith: String("\(new.id)".suffix(6)), limit: 9) == [new.id])
      #expect(try reading.reviews(endingWith: "", limit: 1).count == 1)
      #expect(try reading.everyReview() == [new, old])
    }
  }

  @Test("Open rounds come by status and repository, oldest submit first")
  func active() throws {
    let scene = try ReviewScene()
    var reviews: [Review] = []
    for (number, task) in [scene.task(0), scene.task(1), scene.task(0, scene.repos[1])].enumerated() {
      var review = scene.review(9 - number, of: task)
      scene.test.clock.advance(by: .seconds(1))
      if number == 1 { review.status = .humanPending }
      reviews.append(review)
      try scene.put(review)
    }
    var ended = scene.review(20, of: scene.task(2))
    ended.status = .approved
    ended.endedBy = .human
    try scene.put(ended)
    let (all, repo) = (reviews, scene.repos[0])
    try scene.read { reading throws(OverseerError) in
      let open = ReviewStatus.allCases.filter(\.isActive)
      #expect(try reading.activeReviews(repo: nil, status: open, limit: 9) == all)
      #expect(try reading.activeReviews(repo: nil, status: open, limit: 2) == Array(all[..<2]))
      #expect(try reading.activeReviews(repo: repo, status: open, limit: 9) == Array(all[..<2]))
      #expect(try reading.activeReviews(repo: nil, status: [.humanPending], limit: 9) == [all[1]])
      #expect(try reading.activeReviews(repo: nil, status: ReviewStatus.allCases, limit: 9) == all)
      #expect(try reading.activeReviews(repo: nil, status: [], limit: 9) == [])
    }
  }

  @Test("A task has one open round, and each number once")
  func oneActive() throws {
    let scene = try ReviewScene()
    try scene.put(scene.review(1))
    #expect(throws: OverseerError.self) { try scene.put(scene.review(2, round: 2)) }
    var ended = scene.review(1)
    ended.status = .changesRequested
    #expect(throws: OverseerError.self) { try scene.put(ended) }
    ended.endedBy = .withdrawn
    try scene.put(ended)
    #expect(throws: OverseerError.self) { try scene.put(scene.review(2)) }
    try scene.put(scene.review(2, round: 2))
  }

  @Test("Every question goes by an index")
  func plans() throws {
    let scene = try ReviewScene()
    let active = "SELECT status FROM reviews WHERE ended_by IS NULL AND status IN ('x', 'y') ORDER BY submitted_at, id"
    #expect(try scene.plan(active).contains { $0.contains("USING INDEX reviews_active") })
    for (table, condition) in [
      ("reviews", "id = 'x'"), ("reviews", "task_id = 'x' AND ended_by IS NULL"),
      ("reviews", "task_id = 'x' ORDER BY round DESC LIMIT 1"), ("review_comments", "id = 'x'"),
      ("review_comments", "task_id = 'x' ORDER BY id"), ("gates", "repo_id = 'x'"), ("gates", "task_id = 'x'"),
      ("gate_results", "review_id = 'x' ORDER BY id"), ("gate_results", "task_id = 'x' ORDER BY id"),
      ("gate_results", "id = (SELECT result_id FROM gate_cache WHERE key = 'x')"),
      ("file_views", "task_id = 'x' AND principal = 'y' ORDER BY path"),
      ("reviewer_jobs", "review_id = 'x' ORDER BY id"), ("gate_runs", "review_id = 'x'"),
    ] {
      let plan = try scene.plan("SELECT * FROM \(table) WHERE \(condition)")
      #expect(plan.contains { $0.hasPrefix("SEARCH \(table)") }, "\(table), \(condition): \(plan)")
      #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.hasPrefix("SCAN \(table)") }, "\(condition): \(plan)")
    }
    let jobs = try scene.plan("SELECT * FROM reviewer_jobs WHERE status IN ('x', 'y') ORDER BY id LIMIT 9")
    #expect(jobs.contains { $0.contains("USING INDEX reviewer_jobs_by_status") }, "\(jobs)")
  }

  @Test("A deleted task takes all that is about its reviews along")
  func deleted() throws {
    let scene = try ReviewScene()
    for number in 0..<2 {
      let review = scene.review(10 + number, of: scene.task(number))
      let result = scene.result(30 + number, in: review)
      try scene.put(review)
      try scene.put(scene.comment(20 + number, on: review))
      try scene.put(result)
      try scene.put(
        .gateAdded(GatePayload(gate: scene.gate(40 + number, .task(scene.task(number)), name: "test"))),
        .fileViewed(FileViewedPayload(view: scene.view(of: scene.task(number), "a"))),
        .gitAiQueued(ReviewerJobPayload(job: scene.job(50 + number, for: review))))
      _ = try scene.write { writing throws(OverseerError) in
        try writing.rememberPass(String(repeating: "\(number)", count: 64), result: result.id)
        return try writing.beginGateRun(review.id, pid: 42, processStarted: 7)
      }
    }
    let task = scene.task(0)
    try scene.put(.taskDeleted(TaskDeletedPayload(taskID: task, deleted: [task])))
    for table in [
      "reviews", "review_comments", "gates", "gate_results", "file_views", "reviewer_jobs", "gate_runs", "gate_cache",
      "comments_text",
    ] {
      #expect(try scene.test.text("SELECT count(*) FROM \(table)") == "1", "\(table)")
    }
    #expect(try scene.read { reading throws(OverseerError) in try reading.brokenReferences() } == [])
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("A repository takes its gates along")
  func unregistered() throws {
    let scene = try ReviewScene()
    let id = RepoID(ULID(high: 1, low: 9))
    let repo = Repo(
      id: id, path: "/empty", name: "empty", vcsType: .git, defaultBranch: nil, createdAt: scene.test.clock.now,
      updatedAt: scene.test.clock.now)
    try scene.put(
      .repoRegistered(RepoPayload(repo: repo)), .gateAdded(GatePayload(gate: scene.gate(1, .repo(id), name: "test"))),
      .repoUnregistered(RepoUnregisteredPayload(repoID: id)))
    #expect(try scene.read { reading throws(OverseerError) in try reading.everyGate() } == [])
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("The events about a round move its task as well")
  func tasks() throws {
    let scene = try ReviewScene()
    let (id, review) = (scene.task(0), scene.review(1))
    var task = try #require(try scene.read { reading throws(OverseerError) in try reading.task(id) })
    func status() throws -> TaskStatus? {
      try scene.read { reading throws(OverseerError) in try reading.task(id)?.status }
    }
    task.status = .inReview
    try scene.put(
      .reviewCreated(ReviewPayload(review: review)),
      .taskSubmitted(TaskSubmittedPayload(task: task, reviewID: review.id)))
    #expect(try status() == .inReview)
    var ended = review
    ended.status = .changesRequested
    ended.endedBy = .human
    let comment = scene.comment(2, on: review)
    try scene.put(.changesRequested(ChangesRequestedPayload(review: ended, task: nil, comments: [comment])))
    #expect(try status() == .inReview)
    #expect(try scene.read { reading throws(OverseerError) in try reading.comments(of: id) } == [comment])
    task.status = .inProgress
    try scene.put(.changesRequested(ChangesRequestedPayload(review: ended, task: task, comments: [])))
    #expect(try status() == .inProgress)
    task.status = .pending
    ended.endedBy = .withdrawn
    try scene.put(.reviewWithdrawn(ReviewWithdrawnPayload(review: ended, task: task)))
    #expect(try status() == .pending)
    #expect(try scene.read { reading throws(OverseerError) in try reading.latestReview(of: id)?.endedBy } == .withdrawn)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }
}
