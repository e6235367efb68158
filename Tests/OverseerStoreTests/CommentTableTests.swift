import OverseerModel
import Testing

@testable import OverseerStore

@Suite("The comments of reviews")
struct CommentTableTests {
  private static let places: [CommentPlace] = [
    .round, .file("a.txt"), .file("a.txt", side: .left), .lines(3...3, of: "src/é 🧮.swift"),
    .lines(1...9, of: "a.txt", side: .left),
  ]

  @Test("What was written is read, with every member", arguments: places)
  func roundTrip(place: CommentPlace) throws {
    let scene = try ReviewScene()
    let review = scene.review(1)
    try scene.put(review)
    var comment = ReviewComment(
      id: CommentID(ReviewScene.ulid(5)), reviewID: review.id, taskID: review.taskID, author: .agent,
      authorName: "codex", inReplyTo: CommentID(ReviewScene.ulid(4)), place: place, body: "So “\u{0}” it\r\nis.",
      suggestion: "", severity: .praise,
      anchor: .init(revision: ReviewScene.head, blob: BlobID(1, 1, 1), place: place, quote: "\u{FFFD}\r\n"),
      createdAt: scene.test.clock.now)
    try scene.put(comment)
    func stored() throws -> ReviewComment? {
      let id = comment.id
      return try scene.read { reading throws(OverseerError) in try reading.comment(id) }
    }
    #expect(try stored() == comment)
    comment.inReplyTo = nil
    comment = try comment.moved(
      to: .init(revision: nil, blob: nil, place: .round, quote: nil), by: ReviewScene.person, at: scene.test.clock.now)
    comment.inReplyTo = CommentID(ReviewScene.ulid(4))
    comment.resolvedAt = scene.test.clock.now
    comment.resolvedBy = ReviewScene.agent
    try scene.put(.commentMoved(CommentPayload(comment: comment)))
    #expect(try stored() == comment)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("Those of all rounds of a task come oldest first")
  func ofTask() throws {
    let scene = try ReviewScene()
    let other = scene.review(2, of: scene.task(1))
    let review = scene.review(1)
    try scene.put(review)
    try scene.put(other)
    let second = scene.comment(12, on: review)
    let first = scene.comment(11, on: review)
    let elsewhere = scene.comment(13, on: other)
    for comment in [second, first, elsewhere] { try scene.put(comment) }
    let task = scene.task(0)
    try scene.read { reading throws(OverseerError) in
      #expect(try reading.comments(of: task) == [first, second])
      #expect(try reading.everyComment() == [first, second, elsewhere])
      #expect(try reading.comments(endingWith: String("\(elsewhere.id)".suffix(8)), limit: 9) == [elsewhere.id])
      #expect(try reading.comment(CommentID(ReviewScene.ulid(99))) == nil)
    }
  }

  @Test("A place that is none is refused")
  func constraints() throws {
    let scene = try ReviewScene()
    let review = scene.review(1)
    try scene.put(review)
    try scene.put(scene.comment(5, on: review, .lines(2...3, of: "a")))
    for change in [
      "file_path = NULL", "line_start = 0", "line_end = 1", "line_end = NULL", "side = 'Up'", "severity = 'may'",
      "resolved_at = 1", "anchor = '{'",
    ] {
      #expect(throws: OverseerError.self, "\(change)") { try scene.test.run("UPDATE review_comments SET \(change)") }
    }
  }

  @Test("They are searched with the tasks and learnings, as long as their task is not hidden")
  func search() throws {
    let scene = try ReviewScene()
    let task = scene.task(0)
    let review = scene.review(1)
    try scene.put(review)
    let comment = scene.comment(5, on: review, body: "The carry of the engine overflows.")
    try scene.put(comment)
    let repo = scene.repos
    func found(_ text: String, in repo: RepoID?) throws -> [SearchHit] {
      try scene.read { reading throws(OverseerError) in try reading.search(text, repo: repo, limit: 9) }
    }
    for repo in [nil, repo[0]] {
      let hits = try found("overflow engine", in: repo)
      #expect(hits.map(\.kind) == [.comment])
      #expect(hits.map(\.id) == ["\(comment.id)"])
      #expect(hits.map(\.taskID) == [task])
      #expect(hits.first?.excerpt == "The carry of the engine overflows.")
    }
    #expect(try found("overflow", in: repo[1]) == [])
    #expect(try found("underflow", in: nil) == [])
    try scene.put(
      .commentResolved(CommentPayload(comment: try comment.resolved(by: .system, at: scene.test.clock.now))))
    #expect(try found("overflow", in: nil).count == 1)
    try scene.put(.taskDeleted(TaskDeletedPayload(taskID: task, deleted: [task])))
    #expect(try found("overflow", in: nil) == [])
    #expect(try scene.test.text("SELECT count(*) FROM comments_text WHERE comments_text MATCH 'carry'") == "0")
  }
}
