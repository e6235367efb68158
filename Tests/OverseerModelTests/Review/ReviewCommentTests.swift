import OverseerJSON
import OverseerModel
import Testing

extension Sample {
  static func commentID(_ number: UInt64) -> CommentID { CommentID(ulid(400 + number)) }

  static func comment(
    _ number: UInt64, _ severity: ReviewComment.Severity = .should, replyTo thread: CommentID? = nil,
    at: Instant = noon
  ) throws -> ReviewComment {
    let answered = try thread.map { id in
      var first = try comment(0)
      first.id = id
      return first
    }
    let input =
      answered == nil
      ? NewComment(filePath: "src/a.swift", lineStart: 2, lineEnd: 3, body: "Why?", severity: severity)
      : NewComment(inReplyTo: thread, body: "So.", severity: severity)
    let checked = try input.checked(in: { _, _ in .text(lines: 9) }, replyingTo: answered)
    return ReviewComment(
      id: commentID(number), reviewID: reviewID, taskID: id(5), author: .human, authorName: "ada", input: checked,
      anchor: .init(revision: commit(1), blob: nil, place: checked.place, quote: "two\nthree\n"), at: at)
  }
}

private func problems(_ comment: NewComment, replyingTo answered: ReviewComment? = nil) -> [String]? {
  refusal { () throws(OverseerError) in try comment.checked(in: round, replyingTo: answered) }?.fields
}

/// A round with a text of ten lines on both sides, an empty one, a picture and a file that is gone.
private func round(_ path: String, _ side: DiffSide) -> CommentTarget? {
  switch (path, side) {
  case ("a.txt", _): .text(lines: 10)
  case ("empty.txt", _): .text(lines: 0)
  case ("picture.png", _): .opaque
  case ("gone.txt", .left): .text(lines: 4)
  default: nil
  }
}

@Suite("Comments")
struct ReviewCommentTests {
  @Test("A comment is about the round, a file or lines that are there")
  func places() throws {
    func place(_ comment: NewComment) throws -> CommentPlace { try comment.checked(in: round).place }
    #expect(try place(NewComment(body: "x")) == .round)
    #expect(try place(NewComment(filePath: "a.txt", body: "x")) == .file("a.txt"))
    #expect(try place(NewComment(filePath: "picture.png", body: "x")) == .file("picture.png"))
    #expect(try place(NewComment(filePath: "a.txt", lineStart: 10, body: "x")) == .lines(10...10, of: "a.txt"))
    #expect(
      try place(NewComment(filePath: "gone.txt", lineStart: 1, lineEnd: 4, side: .left, body: "x"))
        == .lines(1...4, of: "gone.txt", side: .left))
  }

  @Test("Every wrong field is named")
  func wrongFields() {
    #expect(problems(NewComment(body: " \n")) == ["body"])
    #expect(problems(NewComment(lineStart: 1, lineEnd: 2, body: "x")) == ["line_start", "line_end"])
    #expect(problems(NewComment(filePath: "b.txt", lineStart: 1, body: "x")) == ["file_path"])
    #expect(problems(NewComment(filePath: "gone.txt", body: "x")) == ["file_path"])
    #expect(problems(NewComment(filePath: "a.txt", lineEnd: 3, body: "x")) == ["line_end"])
    #expect(problems(NewComment(filePath: "a.txt", lineStart: 0, body: "x")) == ["line_start"])
    #expect(problems(NewComment(filePath: "a.txt", lineStart: 11, body: "x")) == ["line_start"])
    #expect(problems(NewComment(filePath: "a.txt", lineStart: 9, lineEnd: 11, body: "x")) == ["line_end"])
    #expect(problems(NewComment(filePath: "a.txt", lineStart: 3, lineEnd: 2, body: "x")) == ["line_end"])
    #expect(
      problems(NewComment(filePath: "a.txt", lineStart: 12, lineEnd: 11, body: "x"))
        == ["line_start", "line_end", "line_end"])
    #expect(problems(NewComment(filePath: "empty.txt", lineStart: 1, body: "x")) == ["line_start"])
    #expect(problems(NewComment(filePath: "picture.png", lineStart: 1, body: "x")) == ["line_start"])
  }

  @Test("A suggestion is for lines that are there now")
  func suggestions() throws {
    let fields = ["suggestion"]
    #expect(problems(NewComment(body: "x", suggestion: "y")) == fields)
    #expect(problems(NewComment(filePath: "a.txt", body: "x", suggestion: "y")) == fields)
    #expect(problems(NewComment(filePath: "a.txt", lineStart: 1, side: .left, body: "x", suggestion: "y")) == fields)
    let empty = NewComment(filePath: "a.txt", lineStart: 1, body: "x", suggestion: "")
    #expect(try empty.checked(in: round).suggestion == "")
  }

  @Test("A reply stands where its thread does, also one to a reply")
  func replies() throws {
    let first = try Sample.comment(1)
    let reply = try Sample.comment(2, .nit, replyTo: first.id)
    #expect(reply.inReplyTo == first.id)
    let input = NewComment(inReplyTo: reply.id, body: "And?")
    let checked = try input.checked(in: round, replyingTo: reply)
    #expect(checked.thread == first.id)
    #expect(checked.place == first.place)
    #expect(checked.severity == .nit)
    let placed = NewComment(inReplyTo: first.id, filePath: "a.txt", side: .right, body: "x")
    #expect(problems(placed, replyingTo: first) == ["file_path", "side"])
    let lost = refusal { () throws(OverseerError) in try input.checked(in: round) }
    #expect(lost?.code == .notFound)
  }

  @Test("Must and should stand against an approval until their thread is resolved")
  func blocking() throws {
    let must = try Sample.comment(1, .must)
    let nit = try Sample.comment(2, .nit)
    let praise = try Sample.comment(3, .praise)
    let should = try Sample.comment(4, .should)
    let resolved = try should.resolved(by: Sample.agent, at: Sample.later)
    #expect(CommentThread.blocking([must, nit, praise, should]) == [must.id, should.id])
    #expect(CommentThread.blocking([must, nit, praise, resolved]) == [must.id])
    // A nit becomes more when somebody says so.
    let reply = try Sample.comment(5, .must, replyTo: nit.id)
    #expect(CommentThread.blocking([nit, reply]) == [nit.id])
    let settled = try nit.resolved(by: Sample.person, at: Sample.later)
    #expect(CommentThread.blocking([settled, reply]).isEmpty)
  }

  @Test("Threads have their replies in order, whatever order they come in")
  func threads() throws {
    let first = try Sample.comment(1)
    let second = try Sample.comment(2)
    let replies = try [3, 4, 5].map { number in
      try Sample.comment(number, .nit, replyTo: first.id, at: Sample.noon + .seconds(Int64(number)))
    }
    let threads = CommentThread.threads(of: [replies[2], first, replies[0], second, replies[1]])
    #expect(threads.map(\.first.id) == [first.id, second.id])
    #expect(threads[0].replies == replies && threads[1].replies.isEmpty)
  }

  @Test("Only the resolution of a comment changes, at the first of a thread, once")
  func resolving() throws {
    let comment = try Sample.comment(1)
    let resolved = try comment.resolved(by: Sample.person, at: Sample.later)
    var expected = comment
    expected.resolvedAt = Sample.later
    expected.resolvedBy = Sample.person
    #expect(resolved == expected && resolved.isResolved && !comment.isResolved)
    let again = refusal { () throws(OverseerError) in try resolved.resolved(by: Sample.person, at: Sample.later) }
    #expect(again?.code == .invalidState)
    let reply = try Sample.comment(2, replyTo: comment.id)
    let refused = refusal { () throws(OverseerError) in try reply.resolved(by: Sample.person, at: Sample.later) }
    #expect(refused?.hint?.contains("\(comment.id)") == true)
  }

  @Test("A thread is moved at its first comment, as often as somebody likes")
  func moved() throws {
    let comment = try Sample.comment(1)
    let place = CommentPlace.lines(7...8, of: "src/b.swift", side: .left)
    let anchor = ReviewComment.Anchor(revision: Sample.commit(2), blob: nil, place: place, quote: "seven\neight\n")
    let moved = try comment.moved(to: anchor, by: Sample.person, at: Sample.later)
    var expected = comment
    expected.moved = .init(anchor: anchor, by: Sample.person, at: Sample.later)
    #expect(moved == expected)
    #expect(try moved.moved(to: comment.anchor, by: Sample.agent, at: Sample.later).moved?.anchor == comment.anchor)
    let reply = try Sample.comment(2, replyTo: comment.id)
    let refused = refusal { () throws(OverseerError) in
      try reply.moved(to: anchor, by: Sample.person, at: Sample.later)
    }
    #expect(refused?.fields == ["comment_id"])
  }

  @Test("A comment is written as the other surfaces know it, and leads to where it was written")
  func wire() throws {
    let comment = try Sample.comment(1)
    let written = try JSONCoder.value(of: comment)
    #expect(
      written.objectValue?.keys == [
        "id", "review_id", "task_id", "author", "author_name", "in_reply_to", "file_path", "line_start", "line_end",
        "side", "body", "suggestion", "severity", "anchor", "created_at", "resolved_at", "resolved_by",
        "moved",
      ])
    #expect(
      written["anchor"]?.objectValue?.keys
        == ["revision", "blob", "path", "side", "line_start", "line_end", "quote"])
    #expect(written["severity"] == "should" && written["side"] == "Right" && written["author"] == "Human")
    #expect(try JSONCoder.decode(ReviewComment.self, from: written) == comment)
    #expect(
      CommentAnchor(comment.anchor)
        == CommentAnchor(.lines(path: "src/a.swift", 2...3, quote: Array("two\nthree\n".utf8)), side: .right))
    let file = ReviewComment.Anchor(revision: nil, blob: nil, place: .file("a", side: .left), quote: nil)
    #expect(CommentAnchor(file) == CommentAnchor(.file(path: "a"), side: .left))
    let whole = ReviewComment.Anchor(revision: nil, blob: nil, place: .round, quote: nil)
    #expect(CommentAnchor(whole) == CommentAnchor(.round, side: .right))
  }
}
