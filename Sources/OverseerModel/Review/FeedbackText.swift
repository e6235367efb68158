extension Feedback {
  /// The feedback as Markdown. ``init(markdown:)`` reads it back without a loss.
  public var markdown: String {
    var text = FeedbackText()
    var title = "# Review \(reviewID) of \(taskID), round \(round): \(status.rawValue)"
    if let endedBy { title += " by \(endedBy.rawValue)" }
    if let revision { title += "\(FeedbackSpan.at)\(revision)" }
    text.line(title)
    if let summary {
      text.line("")
      text.quote(summary, indent: "")
    }
    if !gateFailures.isEmpty { text.line("\n\(FeedbackText.gates)") }
    for (index, failure) in gateFailures.enumerated() { text.write(failure, number: index + 1) }
    if !comments.isEmpty { text.line("\n\(FeedbackText.comments)") }
    for (index, comment) in comments.enumerated() { text.write(comment, number: index + 1) }
    return text.text
  }
}

/// Writes feedback line by line.
struct FeedbackText {
  static let gates = "## Gates"
  static let comments = "## Comments"
  static let unended = "no newline at end"
  static let itemIndent = "   "
  static let replyIndent = "     "

  private(set) var text = ""

  mutating func line(_ line: String) {
    text += line
    text += "\n"
  }

  /// Prose: every line behind a mark.
  mutating func quote(_ prose: String, indent: String) {
    for part in prose.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line(part.isEmpty ? "\(indent)>" : "\(indent)> \(Substring(part))")
    }
  }

  /// Code between fences that it does not hold itself.
  mutating func code(_ label: String, _ code: String, indent: String) {
    line("\(indent)\(label):")
    let fence = indent + String(repeating: "`", count: max(3, Self.longestRun(in: code) + 1))
    line(fence)
    var lines = code.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let isEnded = code.utf8.last == UInt8(ascii: "\n")
    if isEnded { lines.removeLast() }
    for part in lines { line(part.isEmpty ? "" : "\(indent)\(Substring(part))") }
    line(fence)
    if !isEnded { line("\(indent)\(Self.unended)") }
  }

  private static func longestRun(in code: String) -> Int {
    var longest = 0
    var run = 0
    for byte in code.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  mutating func write(_ failure: GateFailure, number: Int) {
    let exit = failure.exitCode.map { "exit \($0)" } ?? "no exit"
    let end = failure.escalated ? ", escalated" : ""
    line("")
    line(
      "\(number). \(FeedbackSpan.text(failure.name)) \(exit), attempt \(failure.attempt) of \(failure.maxRetries)\(end)"
    )
    if !failure.stdout.isEmpty { code("stdout", failure.stdout, indent: Self.itemIndent) }
    if !failure.stderr.isEmpty { code("stderr", failure.stderr, indent: Self.itemIndent) }
  }

  mutating func write(_ comment: FeedbackComment, number: Int) {
    let indent = Self.itemIndent
    let place = FeedbackSpan.text(comment.place, at: comment.revision)
    line("")
    line("\(number). \(comment.severity.rawValue) \(place) \(comment.place.side.rawValue)")
    let resolved = comment.resolvedAt.map { ", resolved \($0)" } ?? ""
    let author = "\(comment.author.rawValue) \(FeedbackSpan.text(comment.authorName))"
    line("\(indent)\(comment.id) by \(author), \(comment.createdAt)\(resolved)")
    if let quote = comment.quote { code("was", quote, indent: indent) }
    if let present = comment.present {
      let place = FeedbackSpan.text(present.place)
      line("\(indent)\(present.status.rawValue) \(place) \(present.place.side.rawValue)")
      if let quote = present.quote { code("now", quote, indent: indent) }
    }
    quote(comment.body, indent: indent)
    if let suggestion = comment.suggestion { code("suggestion", suggestion, indent: indent) }
    for reply in comment.replies { write(reply) }
  }

  private mutating func write(_ reply: FeedbackComment.Reply) {
    let author = "\(reply.author.rawValue) \(FeedbackSpan.text(reply.authorName))"
    line("\(Self.itemIndent)- \(reply.id) \(reply.severity.rawValue) by \(author), \(reply.createdAt)")
    quote(reply.body, indent: Self.replyIndent)
    if let suggestion = reply.suggestion { code("suggestion", suggestion, indent: Self.replyIndent) }
  }
}
