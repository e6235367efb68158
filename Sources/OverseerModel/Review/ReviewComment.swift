import OverseerJSON

/// Something said about a round, a file or lines of it. What it says never changes; it can be resolved, and moved by
/// hand.
public struct ReviewComment: Codable, Sendable, Hashable {
  public enum Author: String, Codable, Sendable, CaseIterable {
    case agent = "Agent"
    case human = "Human"
  }

  public enum Severity: String, Codable, Sendable, CaseIterable {
    case must
    case should
    case nit
    case praise

    /// Whether it stands against an approval as long as it is not resolved.
    public var blocks: Bool {
      switch self {
      case .must, .should: true
      case .nit, .praise: false
      }
    }
  }

  /// Where it was written. It never changes: where the comment belongs now is found from here.
  public struct Anchor: Codable, Sendable, Hashable {
    /// The head that was looked at; null in a round without own revisions.
    public var revision: CommitID?
    /// The content of the file; null for a comment on the round, or on what has no content.
    public var blob: BlobID?
    public var path: String?
    public var side: DiffSide
    public var lineStart: Int?
    public var lineEnd: Int?
    /// The text of the lines, with their line ends; null where there are none.
    public var quote: String?

    public init(revision: CommitID?, blob: BlobID?, place: CommentPlace, quote: String?) {
      self.revision = revision
      self.blob = blob
      path = place.filePath
      side = place.side
      lineStart = place.lineStart
      lineEnd = place.lineEnd
      self.quote = quote
    }
  }

  /// Where a person has put it.
  public struct Move: Codable, Sendable, Hashable {
    public var anchor: Anchor
    public var by: Principal
    public var at: Instant

    public init(anchor: Anchor, by: Principal, at: Instant) {
      self.anchor = anchor
      self.by = by
      self.at = at
    }
  }

  public var id: CommentID
  public var reviewID: ReviewID
  public var taskID: AnyTaskID
  public var author: Author
  public var authorName: String
  /// The comment that opened the thread; null for that one itself.
  public var inReplyTo: CommentID?
  /// null for the round as a whole.
  public var filePath: String?
  /// Counted from 1; null for the file as a whole.
  public var lineStart: Int?
  public var lineEnd: Int?
  public var side: DiffSide
  public var body: String
  /// What is to stand instead of the lines, with its line ends.
  public var suggestion: String?
  public var severity: Severity
  public var anchor: Anchor
  public var createdAt: Instant
  public var resolvedAt: Instant?
  public var resolvedBy: Principal?
  /// null where nobody has moved it.
  public var moved: Move?

  /// - Parameters:
  ///   - inReplyTo: The first comment of its thread; nil for that one itself.
  ///   - anchor: Where it was written; a reply has that of the comment it answers.
  public init(
    id: CommentID, reviewID: ReviewID, taskID: AnyTaskID, author: Author, authorName: String, inReplyTo: CommentID?,
    place: CommentPlace, body: String, suggestion: String?, severity: Severity, anchor: Anchor, createdAt: Instant
  ) {
    self.id = id
    self.reviewID = reviewID
    self.taskID = taskID
    self.author = author
    self.authorName = authorName
    self.inReplyTo = inReplyTo
    self.filePath = place.filePath
    self.lineStart = place.lineStart
    self.lineEnd = place.lineEnd
    self.side = place.side
    self.body = body
    self.suggestion = suggestion
    self.severity = severity
    self.anchor = anchor
    self.createdAt = createdAt
  }

  /// A comment that somebody has written.
  ///
  /// - Parameters:
  ///   - input: What ``NewComment/checked(in:replyingTo:)`` gave.
  ///   - anchor: Where it was written; a reply has that of the comment it answers.
  public init(
    id: CommentID, reviewID: ReviewID, taskID: AnyTaskID, author: Author, authorName: String, input: CheckedComment,
    anchor: Anchor, at now: Instant
  ) {
    self.init(
      id: id, reviewID: reviewID, taskID: taskID, author: author, authorName: authorName, inReplyTo: input.thread,
      place: input.place, body: input.body, suggestion: input.suggestion, severity: input.severity, anchor: anchor,
      createdAt: now)
  }
}

extension ReviewComment {
  public var isResolved: Bool { resolvedAt != nil }

  public var place: CommentPlace {
    guard let filePath else { return .round }
    guard let lineStart, let lineEnd, lineStart <= lineEnd else { return .file(filePath, side: side) }
    return .lines(lineStart...lineEnd, of: filePath, side: side)
  }

  /// The comment with its thread settled. The thread is settled at its first comment, once.
  public func resolved(by principal: Principal, at now: Instant) throws(OverseerError) -> ReviewComment {
    if let inReplyTo {
      throw OverseerError.invalidField(
        "comment_id", "\(id) is a reply, and a thread is resolved at its first comment",
        hint: "Resolve that one: os review resolve \(inReplyTo)")
    }
    guard !isResolved else {
      throw OverseerError(
        .invalidState, "\(id) is already resolved", hint: "Add a comment if more is to be done.",
        details: ["from": "Resolved", "allowed": ["Open"]])
    }
    var resolved = self
    resolved.resolvedAt = now
    resolved.resolvedBy = principal
    return resolved
  }

  /// The comment at another place, with the thread that it opened. What is shown at other revisions follows from there.
  public func moved(
    to anchor: Anchor, by principal: Principal, at now: Instant
  ) throws(OverseerError) -> ReviewComment {
    if let inReplyTo {
      throw OverseerError.invalidField(
        "comment_id", "\(id) is a reply, and a thread is moved at its first comment",
        hint: "Move that one: \(inReplyTo)")
    }
    var copy = self
    copy.moved = Move(anchor: anchor, by: principal, at: now)
    return copy
  }
}

extension CommentAnchor {
  /// Where a comment was written, as it is brought to other revisions.
  ///
  /// - Parameter quote: The lines' text byte by byte; needed where ``ReviewComment/Anchor/quote`` could not hold it.
  public init(_ anchor: ReviewComment.Anchor, quote: [UInt8]? = nil) {
    let place: Place =
      switch (anchor.path, anchor.lineStart, anchor.lineEnd) {
      case (nil, _, _): .round
      case (let path?, let start?, let end?) where start <= end:
        .lines(path: path, start...end, quote: quote ?? Array((anchor.quote ?? "").utf8))
      case (let path?, _, _): .file(path: path)
      }
    self.init(place, side: anchor.side)
  }
}
