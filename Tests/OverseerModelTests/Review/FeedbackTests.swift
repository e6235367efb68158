import OverseerDiff
import OverseerJSON
import OverseerModel
import TestSeed
import Testing

/// Feedback of any content, from texts that could be taken for the marks around them.
private struct FeedbackSource {
  var generator: PrintedSeed

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  mutating func any<Element: CaseIterable>(_ type: Element.Type) -> Element where Element.AllCases == [Element] {
    Element.allCases[number(0...Element.allCases.count - 1)]
  }

  mutating func maybe<Value>(_ value: (inout Self) throws -> Value) rethrows -> Value? {
    Bool.random(using: &generator) ? try value(&self) : nil
  }

  private static let pieces = [
    "a", "let x = 1", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "`", "```", "````", "   ```", "> ", ">", "- ", "1. ",
    "2. must `a` Right", "## Gates", "## Comments", "was:", "now:", "suggestion:", "no newline at end", "     > ",
    "   ", "\u{301}", "é", "👩‍👩‍👧", "\"", "\\", "\\x41", ":", ":3-4", " @ ", "@", ",", "(round)", "/", "\u{0}",
    "\u{2028}", "# Review",
  ]

  mutating func text() -> String {
    (0..<number(0...9)).map { _ in Self.pieces[number(0...Self.pieces.count - 1)] }.joined()
  }

  mutating func commit() -> CommitID { Sample.commit(UInt64(number(0...9))) }

  mutating func time() -> Instant { Sample.noon + .seconds(number(0...99_999)) }

  mutating func place() -> CommentPlace {
    switch number(0...3) {
    case 0: return .round
    case 1: return .file(text(), side: any(DiffSide.self))
    default:
      let first = number(1...99)
      return .lines(first...first + number(0...3), of: text(), side: any(DiffSide.self))
    }
  }

  mutating func input(_ place: CommentPlace, thread: CommentID?) throws -> ReviewComment {
    let checked = try NewComment(body: "x").checked(in: { _, _ in nil })
    var comment = ReviewComment(
      id: Sample.commentID(UInt64(number(0...9999))), reviewID: Sample.reviewID, taskID: Sample.id(5),
      author: any(ReviewComment.Author.self), authorName: text(), input: checked,
      anchor: .init(revision: maybe { $0.commit() }, blob: nil, place: place, quote: maybe { $0.text() }), at: time())
    comment.filePath = place.filePath
    comment.lineStart = place.lineStart
    comment.lineEnd = place.lineEnd
    comment.side = place.side
    comment.body = text()
    comment.suggestion = maybe { $0.text() }
    comment.severity = any(ReviewComment.Severity.self)
    comment.inReplyTo = thread
    comment.resolvedAt = maybe { $0.time() }
    return comment
  }

  mutating func feedback() throws -> Feedback {
    var comments: [ReviewComment] = []
    var present: [CommentID: FeedbackComment.Present] = [:]
    for _ in 0..<number(0...3) {
      let place = place()
      let first = try input(place, thread: nil)
      comments.append(first)
      for _ in 0..<number(0...2) { comments.append(try input(place, thread: first.id)) }
      present[first.id] = try maybe { try $0.present(first) }
    }
    var review = Sample.review(any(ReviewStatus.self), revision: maybe { Sample.revision(UInt64($0.number(1...9))) })
    review.endedBy = maybe { $0.any(EndedBy.self) }
    review.summary = maybe { $0.text() }
    let failures = (0..<number(0...2)).map { _ in
      GateFailure(
        name: text(), exitCode: maybe { $0.number(-9...255) }, attempt: number(1...3), maxRetries: number(1...3),
        stdout: text(), stderr: text(), escalated: Bool.random(using: &generator))
    }
    return Feedback(
      of: review, gateFailures: failures, threads: CommentThread.threads(of: comments), present: present)
  }

  /// Where the comment belongs at a revision, found as it is found anywhere.
  private mutating func present(_ comment: ReviewComment) throws -> FeedbackComment.Present {
    let succession: FileSuccession =
      switch number(0...2) {
      case 0: .unchanged(path: text())
      case 1: .opaque(path: text())
      default: .deleted
      }
    let port: CommentPort =
      switch CommentTrace(CommentAnchor(comment.anchor), to: succession) {
      case .found(let port): port
      case .gone(let lines): lines.port(among: AddedText([]))
      }
    return .init(port, quote: maybe { $0.text() })
  }
}

@Suite("Feedback")
struct FeedbackTests {
  @Test("Whatever is said, Markdown and JSON say it without a loss")
  func roundTrips() throws {
    var source = FeedbackSource(generator: PrintedSeed())
    for _ in 0..<1000 {
      let feedback = try source.feedback()
      let markdown = feedback.markdown
      let read = try Feedback(markdown: markdown)
      #expect(read == feedback, "\(markdown)")
      #expect(try JSONCoder.encode(read) == JSONCoder.encode(feedback))
      #expect(read.markdown == markdown)
      #expect(try JSONCoder.decode(Feedback.self, from: JSONCoder.encode(feedback)) == feedback)
    }
  }

  private static func example() throws -> Feedback {
    var review = Sample.review(.changesRequested)
    review.endedBy = .human
    review.summary = "Nearly.\nSee below."
    var first = try Sample.comment(1, .must)
    first.body = "Why not `map`?\n\nIt is shorter."
    first.suggestion = "let two = one.map(f)\n"
    var reply = try Sample.comment(2, .nit, replyTo: first.id)
    reply.author = .agent
    reply.authorName = "codex"
    let file = FileSuccession.unchanged(path: "src/b.swift")
    guard case .found(let port) = CommentTrace(CommentAnchor(first.anchor), to: file) else {
      throw OverseerError(.internalError, "an unchanged file lost a comment")
    }
    let failure = GateFailure(
      name: "test", exitCode: 2, attempt: 1, maxRetries: 3, stdout: "", stderr: "it broke", escalated: false)
    return Feedback(
      of: review, gateFailures: [failure], threads: CommentThread.threads(of: [first, reply]),
      present: [first.id: .init(port, quote: "two\nthree\n")])
  }

  @Test("Feedback reads as a person would write it")
  func example() throws {
    #expect(
      try Self.example().markdown == """
        # Review \(Sample.reviewID) of \(Sample.id(5)), round 1: ChangesRequested by human @ \(Sample.commit(1))

        > Nearly.
        > See below.

        ## Gates

        1. `test` exit 2, attempt 1 of 3
           stderr:
           ```
           it broke
           ```
           no newline at end

        ## Comments

        1. must `src/a.swift:2-3 @ \(Sample.commit(1))` Right
           \(Sample.commentID(1)) by Human `ada`, 2026-02-05T08:06:12.345Z
           was:
           ```
           two
           three
           ```
           exact `src/b.swift:2-3` Right
           now:
           ```
           two
           three
           ```
           > Why not `map`?
           >
           > It is shorter.
           suggestion:
           ```
           let two = one.map(f)
           ```
           - \(Sample.commentID(2)) nit by Agent `codex`, 2026-02-05T08:06:12.345Z
             > So.

        """)
  }

  @Test("What is no feedback is refused with its line")
  func refused() throws {
    let markdown = try Self.example().markdown
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for index in lines.indices where !lines[index].isEmpty && !lines[index].contains(">") {
      var broken = lines
      broken[index] = "?" + broken[index]
      let error = refusal { () throws(OverseerError) in
        try Feedback(markdown: broken.joined(separator: "\n"))
      }
      #expect(error?.code == .invalidInput, "\(lines[index])")
      #expect(error?.message.contains("line ") == true)
    }
    let unmarked = markdown.split(separator: "> Why", maxSplits: 1).joined(separator: ">Why")
    #expect(refusal { () throws(OverseerError) in try Feedback(markdown: unmarked) }?.fields == ["markdown"])
    for text in ["", "# Review", "Nearly.", "\n\n"] {
      #expect(refusal { () throws(OverseerError) in try Feedback(markdown: text) }?.fields == ["markdown"])
    }
  }
}
