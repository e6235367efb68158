extension Feedback {
  /// Reads what ``markdown`` wrote.
  ///
  /// - Throws: `invalid_input` that names the first line that is something else.
  public init(markdown: String) throws(OverseerError) {
    var reader = FeedbackReader(markdown)
    self = try reader.feedback()
  }
}

/// Reads feedback line by line. It works on bytes: a character can reach from a mark into the text behind it.
private struct FeedbackReader {
  private let lines: [ArraySlice<UInt8>]
  private var index = 0

  init(_ text: String) {
    lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  mutating func feedback() throws(OverseerError) -> Feedback {
    var title = try self.title()
    skipBlank()
    if let summary = quote(indent: "") { title.summary = summary }
    skipBlank()
    if takeLine(FeedbackText.gates) {
      while let failure = try failure(number: title.gateFailures.count + 1) { title.gateFailures.append(failure) }
    }
    if takeLine(FeedbackText.comments) {
      while let comment = try comment(number: title.comments.count + 1) { title.comments.append(comment) }
    }
    guard index == lines.count else { throw problem("feedback") }
    return title
  }

  private mutating func title() throws(OverseerError) -> Feedback {
    var line = try next("the title")
    guard line.take("# Review "), let review = ReviewID(line.word()), line.take(" of "),
      let task = AnyTaskID(line.word()), line.take(", round "), let round = Int(line.word()), line.take(": "),
      let status = ReviewStatus(rawValue: line.word())
    else { throw problem("the title", back: 1) }
    guard let endedBy = line.value(after: " by ", EndedBy.init(rawValue:)),
      let revision = line.value(after: FeedbackSpan.at, CommitID.init), line.isAtEnd
    else { throw problem("the title", back: 1) }
    return Feedback(
      reviewID: review, taskID: task, round: round, status: status, endedBy: endedBy, revision: revision,
      summary: nil, gateFailures: [], comments: [])
  }

  private mutating func failure(number: Int) throws(OverseerError) -> GateFailure? {
    skipBlank()
    guard var line = peek(), line.take("\(number). ") else { return nil }
    index += 1
    guard let name = line.name() else { throw problem("a gate", back: 1) }
    let exitCode = line.take(" exit ") ? Int(line.word()) : nil
    guard exitCode != nil || line.take(" no exit"), line.take(", attempt "), let attempt = Int(line.word()),
      line.take(" of "), let maxRetries = Int(line.word())
    else { throw problem("a gate", back: 1) }
    let escalated = line.take(", escalated")
    guard line.isAtEnd else { throw problem("a gate", back: 1) }
    let stdout = try code("stdout", indent: FeedbackText.itemIndent)
    let stderr = try code("stderr", indent: FeedbackText.itemIndent)
    return GateFailure(
      name: name, exitCode: exitCode, attempt: attempt, maxRetries: maxRetries, stdout: stdout ?? "",
      stderr: stderr ?? "", escalated: escalated)
  }

  private mutating func comment(number: Int) throws(OverseerError) -> FeedbackComment? {
    skipBlank()
    guard var line = peek(), line.take("\(number). ") else { return nil }
    index += 1
    let indent = FeedbackText.itemIndent
    guard let severity = ReviewComment.Severity(rawValue: line.word()), line.take(" "),
      let (place, revision) = line.place()
    else { throw problem("a comment", back: 1) }
    var who = try next("an author")
    guard who.take(indent), let id = CommentID(who.word()), let (author, name, at) = who.author() else {
      throw problem("an author", back: 1)
    }
    guard let resolved = who.value(after: ", resolved ", Instant.init), who.isAtEnd else {
      throw problem("an author", back: 1)
    }
    let was = try code("was", indent: indent)
    let present = try present(indent: indent)
    guard let body = quote(indent: indent) else { throw problem("what the comment says") }
    let suggestion = try code("suggestion", indent: indent)
    var replies: [FeedbackComment.Reply] = []
    while let reply = try reply() { replies.append(reply) }
    return FeedbackComment(
      id: id, severity: severity, author: author, authorName: name, createdAt: at, resolvedAt: resolved,
      revision: revision, place: place, quote: was, present: present, body: body, suggestion: suggestion,
      replies: replies)
  }

  private mutating func present(indent: String) throws(OverseerError) -> FeedbackComment.Present? {
    guard var line = peek(), line.take(indent), let status = PortStatus(rawValue: line.word()), line.take(" "),
      let (place, _) = line.place()
    else { return nil }
    index += 1
    return FeedbackComment.Present(status: status, place: place, quote: try code("now", indent: indent))
  }

  private mutating func reply() throws(OverseerError) -> FeedbackComment.Reply? {
    guard var line = peek(), line.take("\(FeedbackText.itemIndent)- ") else { return nil }
    index += 1
    guard let id = CommentID(line.word()), line.take(" "),
      let severity = ReviewComment.Severity(rawValue: line.word()), let (author, name, at) = line.author(),
      line.isAtEnd
    else { throw problem("a reply", back: 1) }
    guard let body = quote(indent: FeedbackText.replyIndent) else { throw problem("what the reply says") }
    let suggestion = try code("suggestion", indent: FeedbackText.replyIndent)
    return FeedbackComment.Reply(
      id: id, severity: severity, author: author, authorName: name, createdAt: at, body: body, suggestion: suggestion)
  }
}

extension FeedbackReader {
  private func problem(_ expected: String, back: Int = 0) -> OverseerError {
    OverseerError.invalidField("markdown", "line \(index - back + 1): expected \(expected)")
  }

  private func peek() -> FeedbackLine? { index < lines.count ? FeedbackLine(lines[index]) : nil }

  private mutating func next(_ expected: String) throws(OverseerError) -> FeedbackLine {
    guard let line = peek() else { throw problem(expected) }
    index += 1
    return line
  }

  private mutating func skipBlank() {
    while index < lines.count, lines[index].isEmpty { index += 1 }
  }

  private mutating func takeLine(_ text: String) -> Bool {
    guard index < lines.count, lines[index].elementsEqual(text.utf8) else { return false }
    index += 1
    return true
  }

  private mutating func quote(indent: String) -> String? {
    var text: [UInt8]?
    while var line = peek(), line.take("\(indent)>") {
      guard line.isAtEnd || line.take(" ") else { break }
      text = text.map { $0 + [UInt8(ascii: "\n")] + line.rest } ?? Array(line.rest)
      index += 1
    }
    return text.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func code(_ label: String, indent: String) throws(OverseerError) -> String? {
    guard takeLine("\(indent)\(label):") else { return nil }
    let fence = try next("a fence").rest
    guard fence.starts(with: "\(indent)```".utf8) else { throw problem("a fence", back: 1) }
    var text: [UInt8] = []
    while true {
      var line = try next("the end of the code")
      if line.rest == fence { break }
      guard line.isAtEnd || line.take(indent) else { throw problem("a line of code", back: 1) }
      text += line.rest
      text.append(UInt8(ascii: "\n"))
    }
    if takeLine("\(indent)\(FeedbackText.unended)") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
