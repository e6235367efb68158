import OverseerJSON
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite("Reviews in documents")
struct DataReviewTests {
  /// A task in its second round, with some of everything that is about reviews; another waits in the midst of one.
  private static func bench() throws -> Workbench {
    let bench = try Workbench()
    let tasks = [try bench.make("reviewed"), try bench.make("waiting")]
    for task in tasks { try bench.call(StartTask(id: task.id)) }
    let (now, repo) = (bench.clock.now, bench.repo.id)
    let head = CommitID(1, 2, 3)
    let revision = ReviewRevision(
      baseCommit: .zero, headCommit: head, changeID: "c", tree: .zero, kind: .rework, at: now)
    func ulid(_ number: UInt64) -> ULID { ULID(high: 9, low: number) }
    func review(_ number: UInt64, of task: WorkItem, round: Int) -> Review {
      Review(
        id: ReviewID(ulid(number)), taskID: task.id, round: round, revision: revision, submittedBy: .system, at: now)
    }
    var ended = review(1, of: tasks[0], round: 1)
    ended.status = .changesRequested
    ended.endedBy = .superseded
    let open = review(2, of: tasks[0], round: 2)
    let place = CommentPlace.lines(1...2, of: "a.swift")
    func comment(_ number: UInt64, replyTo thread: CommentID? = nil) -> ReviewComment {
      ReviewComment(
        id: CommentID(ulid(number)), reviewID: ended.id, taskID: tasks[0].id, author: .human, authorName: "ada",
        inReplyTo: thread, place: place, body: "Why?", suggestion: nil, severity: .must,
        anchor: .init(revision: head, blob: nil, place: place, quote: "a\u{0}\r\n"), createdAt: now)
    }
    let thread = comment(10)
    let result = GateResult(
      id: GateResultID(ulid(20)), gateID: GateID(ulid(30)), gateName: "test", command: "true", taskID: tasks[0].id,
      reviewID: open.id, revision: head, tree: .zero, status: .passed, stdout: "a\u{0}b", attempt: 1, startedAt: now,
      completedAt: now)
    let view = FileView(
      taskID: tasks[0].id, principal: "human:ada", name: "ada", path: "a.swift",
      hunksDigest: String(repeating: "0", count: 64), revision: head, viewedAt: now)
    func gate(_ number: UInt64, _ scope: GateScope) -> Gate {
      Gate(
        id: GateID(ulid(number)), scope: scope, name: "test", command: "true", source: .database, createdAt: now,
        updatedAt: now)
    }
    let job = ReviewerJob(
      id: ReviewerJobID(ulid(40)), taskID: tasks[0].id, reviewID: open.id, revision: head, requestedBy: .system,
      at: now)
    var bodies: [EventBody] = [
      .reviewCreated(ReviewPayload(review: ended)), .commentAdded(CommentPayload(comment: thread)),
      .commentAdded(CommentPayload(comment: comment(11, replyTo: thread.id))),
      .reviewCreated(ReviewPayload(review: open)), .gateAdded(GatePayload(gate: gate(30, .repo(repo)))),
      .gateAdded(GatePayload(gate: gate(31, .task(tasks[0].id)))), .gatePassed(GateResultPayload(result: result)),
      .fileViewed(FileViewedPayload(view: view)), .gitAiQueued(ReviewerJobPayload(job: job)),
      .reviewCreated(ReviewPayload(review: review(3, of: tasks[1], round: 1))),
    ]
    for task in tasks {
      var submitted = try bench.task(task.id)
      submitted.status = .inReview
      bodies.append(.taskSubmitted(TaskSubmittedPayload(task: submitted, reviewID: open.id)))
    }
    let recorded = bodies
    try bench.store.write(as: WriteContext(actor: .system, source: .system)) { writing throws(OverseerError) in
      for body in recorded { try writing.record(body, repo: repo) }
    }
    _ = try bench.ask(tasks[1].id)
    return bench
  }

  private static func document() throws -> JSONValue {
    try JSONCoder.value(of: try bench().call(ExportData()))
  }

  @Test("All of it comes back, to the byte")
  func roundTrip() throws {
    let document = try Self.document()
    let counts = [
      "reviews": 3, "review_comments": 2, "gates": 2, "gate_results": 1, "file_views": 1, "reviewer_jobs": 1,
    ]
    for (list, count) in counts { #expect(document[list]?.arrayValue?.count == count, "\(list)") }
    let other = try DataTestBench()
    try other.importing(document)
    #expect(
      try JSONCoder.value(of: try other.call(ExportData())).setting("exported_at", to: nil)
        == document.setting("exported_at", to: nil))
    try other.store.expectSound()
  }

  @Test("A document of a layout that knew no reviews is read", arguments: [1, 2])
  func olderLayout(schema: Int64) throws {
    let bench = try Workbench()
    _ = try bench.make()
    var document = try JSONCoder.value(of: try bench.call(ExportData()))
    for list in ["reviews", "review_comments", "gates", "gate_results", "file_views", "reviewer_jobs"] {
      document = document.setting(list, to: nil)
      #expect(throws: OverseerError.self) { try DataTestBench().importing(document) }
    }
    #expect(try DataTestBench().importing(document.setting("schema", to: .integer(schema))).tasks == 1)
  }

  private static let unknownTask: JSONValue = "task_00000000000000000000000009"
  private static let unknownReview: JSONValue = "rev_00000000000000000000000009"

  /// What a document is changed to, and the fields that the refusal names.
  static let spoilt: [(path: String, value: JSONValue?, fields: [String])] = [
    ("reviews", nil, ["reviews"]), ("reviews.0.round", 0, ["reviews[0].round"]),
    ("reviews.0.round", 2, ["reviews[1].round"]), ("reviews.0.id", "rev_1", ["reviews[0].id"]),
    ("reviews.0.ended_by", .null, ["reviews[0].ended_by"]), ("reviews.1.ended_by", "human", ["reviews[1].ended_by"]),
    ("reviews.1.head_commit", .null, ["reviews[1].head_commit"]),
    ("reviews.1.base_commit", .string("\(CommitID(7, 7, 7))"), ["reviews[1].base_commit"]),
    ("reviews.1.revisions", [], ["reviews[1].head_commit", "reviews[1].base_commit"]),
    (
      "reviews.0.task_id", unknownTask,
      [
        "reviews[0].task_id", "review_comments[0].review_id",
        "review_comments[1].review_id",
      ]
    ),
    ("reviews.2.task_id", unknownTask, ["reviews[2].task_id", "tasks[1].status"]),
    ("tasks.0.status", "InProgress", ["tasks[0].status"]),
    ("tasks.1.status", "InReview", ["help_requests[0].status"]),
    ("help_requests.0.from_status", "InProgress", ["tasks[1].status"]),
    ("review_comments.0.review_id", unknownReview, ["review_comments[0].review_id"]),
    ("review_comments.1.in_reply_to", "cmt_00000000000000000000000009", ["review_comments[1].in_reply_to"]),
    ("review_comments.0.line_start", 0, ["review_comments[0].line_start"]),
    ("review_comments.0.line_start", 3, ["review_comments[0].line_start"]),
    ("review_comments.0.line_end", .null, ["review_comments[0].line_start"]),
    ("review_comments.0.file_path", .null, ["review_comments[0].line_start"]),
    ("review_comments.0.body", " ", ["review_comments[0].body"]),
    ("review_comments.0.resolved_at", "2026-02-05T08:06:12.345Z", ["review_comments[0].resolved_by"]),
    ("gates.0.scope.id", "repo_00000000000000000000000009", ["gates[0].scope"]),
    ("gates.1.scope.id", unknownTask, ["gates[1].scope"]), ("gates.0.max_retries", 0, ["gates[0].max_retries"]),
    ("gate_results.0.review_id", "rev_00000000000000009000000001", ["gate_results[0].review_id"]),
    ("gate_results.0.completed_at", .null, ["gate_results[0].completed_at"]),
    ("gate_results.0.status", "Void", ["gate_results[0].void_cause"]),
    ("gate_results.0.attempt", 0, ["gate_results[0].attempt"]),
    ("file_views.0.task_id", unknownTask, ["file_views[0].task_id"]),
    ("file_views.0.hunks_digest", "00", ["file_views[0].hunks_digest"]),
    ("reviewer_jobs.0.status", "Done", ["reviewer_jobs[0].finished_at"]),
    ("reviewer_jobs.0.tries", -1, ["reviewer_jobs[0].tries"]),
    ("reviewer_jobs.0.review_id", unknownReview, ["reviewer_jobs[0].review_id"]),
    ("gate_results.0.stdout", "other", ["gate_results"]), ("reviews.1.summary", "other", ["reviews"]),
  ]

  @Test("A document that was changed is refused with all its wrong fields", arguments: spoilt.indices)
  func refused(_ index: Int) throws {
    let spoilt = Self.spoilt[index]
    let document = try Self.document()
    let changed = document.setting(spoilt.path, to: spoilt.value)
    #expect(changed != document)
    let bench = try DataTestBench()
    do throws(OverseerError) {
      try bench.importing(changed)
      Issue.record("\(spoilt.path) was imported")
    } catch {
      let fields = (error.details["fields"]?.arrayValue ?? []).compactMap { $0["field"]?.stringValue }
      #expect(Set(fields) == Set(spoilt.fields), "\(spoilt.path): \(error.message)")
    }
    #expect(try bench.store.read { reading throws(OverseerError) in try reading.isEmpty() })
  }

  @Test("The open round is the evidence that a task is in review, also while it waits")
  func lifecycle() throws {
    let bench = try Self.bench()
    try bench.store.read { reading throws(OverseerError) in
      let tasks = try reading.everyTask()
      #expect(try reading.lifecycle(of: tasks[0]) == .inReview(ReviewID(ULID(high: 9, low: 2))))
      guard case .awaitingHuman(let help) = try reading.lifecycle(of: tasks[1]) else {
        Issue.record("\(tasks[1].status)")
        return
      }
      #expect(help.from == .inReview(ReviewID(ULID(high: 9, low: 3))))
      #expect(!help.isAnswered)
    }
  }
}
