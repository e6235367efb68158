/// A comment as somebody hands it in.
public struct NewComment: Codable, Sendable, Hashable {
  /// Any comment of the thread that this one goes into.
  public var inReplyTo: CommentID?
  /// null for the round as a whole, and in a reply, which stands where its thread does.
  public var filePath: String?
  /// Counted from 1; null for the file as a whole.
  public var lineStart: Int?
  /// null for the line `line_start` alone.
  public var lineEnd: Int?
  /// Right unless said otherwise.
  public var side: DiffSide?
  public var body: String
  /// What is to stand instead of the lines.
  public var suggestion: String?
  /// Of a reply, nit unless said otherwise; else should.
  public var severity: ReviewComment.Severity?

  public init(
    inReplyTo: CommentID? = nil, filePath: String? = nil, lineStart: Int? = nil, lineEnd: Int? = nil,
    side: DiffSide? = nil, body: String, suggestion: String? = nil, severity: ReviewComment.Severity? = nil
  ) {
    self.inReplyTo = inReplyTo
    self.filePath = filePath
    self.lineStart = lineStart
    self.lineEnd = lineEnd
    self.side = side
    self.body = body
    self.suggestion = suggestion
    self.severity = severity
  }
}

/// A comment that may be published.
public struct CheckedComment: Sendable, Hashable {
  public let place: CommentPlace
  public let body: String
  public let suggestion: String?
  public let severity: ReviewComment.Severity
  /// The first comment of the thread that it answers.
  public let thread: CommentID?
}

/// What can be commented on under a path and a side.
public enum CommentTarget: Sendable, Hashable {
  /// A text with so many lines.
  case text(lines: Int)
  /// Something without lines: a binary file, a submodule.
  case opaque
}

extension NewComment {
  /// The comment, if what it is about exists.
  ///
  /// - Parameters:
  ///   - round: What is there at the revision under a path, on a side; nil where nothing is.
  ///   - answered: The comment that ``inReplyTo`` names.
  /// - Throws: `invalid_input` that names every wrong field.
  public func checked(
    in round: (_ path: String, _ side: DiffSide) -> CommentTarget?, replyingTo answered: ReviewComment? = nil
  ) throws(OverseerError) -> CheckedComment {
    let body = try Text.requiredMarkdown(body, field: "body", limit: Text.contentLimit)
    if let suggestion {
      _ = try Text.markdown(suggestion, field: "suggestion", limit: Text.contentLimit)
    }
    if let answered { return try reply(to: answered, body: body) }
    if let inReplyTo { throw OverseerError.notFound("comment", "\(inReplyTo)") }
    var problems: [FieldProblem] = []
    let place = place(in: round, &problems)
    if suggestion != nil, lineStart == nil || side == .left {
      problems.append(FieldProblem("suggestion", "must be about lines on the Right side"))
    }
    guard let place, problems.isEmpty else { throw OverseerError.invalidFields(problems) }
    return CheckedComment(
      place: place, body: body, suggestion: suggestion, severity: severity ?? .should, thread: nil)
  }

  private func reply(to answered: ReviewComment, body: String) throws(OverseerError) -> CheckedComment {
    let given: [(String, Bool)] = [
      ("file_path", filePath != nil), ("line_start", lineStart != nil), ("line_end", lineEnd != nil),
      ("side", side != nil),
    ]
    var problems = given.filter(\.1).map { FieldProblem($0.0, "a reply stands where its thread does") }
    if suggestion != nil, answered.place.lines == nil || answered.side == .left {
      problems.append(FieldProblem("suggestion", "must be about lines on the Right side"))
    }
    guard problems.isEmpty else { throw OverseerError.invalidFields(problems) }
    return CheckedComment(
      place: answered.place, body: body, suggestion: suggestion, severity: severity ?? .nit,
      thread: answered.inReplyTo ?? answered.id)
  }

  private func place(
    in round: (String, DiffSide) -> CommentTarget?, _ problems: inout [FieldProblem]
  ) -> CommentPlace? {
    let side = side ?? .right
    guard let filePath else {
      if lineStart != nil { problems.append(FieldProblem("line_start", "needs file_path")) }
      if lineEnd != nil { problems.append(FieldProblem("line_end", "needs file_path")) }
      return .round
    }
    guard let target = round(filePath, side) else {
      problems.append(FieldProblem("file_path", "there is no such file on the \(side.rawValue) side of the round"))
      return nil
    }
    guard let start = lineStart else {
      if lineEnd != nil { problems.append(FieldProblem("line_end", "needs line_start")) }
      return .file(filePath, side: side)
    }
    let end = lineEnd ?? start
    switch target {
    case .opaque:
      problems.append(FieldProblem("line_start", "the file has no lines; comment on it as a whole"))
    case .text(let count):
      if !(1...max(count, 1)).contains(start) || count == 0 {
        problems.append(FieldProblem("line_start", Self.outside(start, of: count)))
      }
      if lineEnd != nil, end > count { problems.append(FieldProblem("line_end", Self.outside(end, of: count))) }
      if end < start { problems.append(FieldProblem("line_end", "must not be before line_start")) }
    }
    return problems.isEmpty ? .lines(start...end, of: filePath, side: side) : nil
  }

  private static func outside(_ line: Int, of count: Int) -> String {
    count == 0 ? "the file is empty" : "must be 1 to \(count), not \(line)"
  }
}
