/// All that a round has to say to whoever mends what was found: as JSON, and as terse Markdown that says the same.
public struct Feedback: Codable, Sendable, Hashable {
  public var reviewID: ReviewID
  public var taskID: AnyTaskID
  public var round: Int
  public var status: ReviewStatus
  public var endedBy: EndedBy?
  /// The present head; null in a round without own revisions.
  public var revision: CommitID?
  public var summary: String?
  public var gateFailures: [GateFailure]
  public var comments: [FeedbackComment]

  public init(
    reviewID: ReviewID, taskID: AnyTaskID, round: Int, status: ReviewStatus, endedBy: EndedBy?, revision: CommitID?,
    summary: String?, gateFailures: [GateFailure], comments: [FeedbackComment]
  ) {
    self.reviewID = reviewID
    self.taskID = taskID
    self.round = round
    self.status = status
    self.endedBy = endedBy
    self.revision = revision
    self.summary = summary
    self.gateFailures = gateFailures
    self.comments = comments
  }

  /// - Parameters:
  ///   - threads: Of all rounds of the task that matter, in the order in which they are to be read.
  ///   - present: Where the comments belong at the present revision, by the first comment of a thread.
  public init(
    of review: Review, gateFailures: [GateFailure], threads: [CommentThread],
    present: [CommentID: FeedbackComment.Present]
  ) {
    self.init(
      reviewID: review.id, taskID: review.taskID, round: review.round, status: review.status,
      endedBy: review.endedBy, revision: review.headCommit, summary: review.summary, gateFailures: gateFailures,
      comments: threads.map { FeedbackComment($0, present: present[$0.first.id]) })
  }
}

/// A thread of comments with the code that it is about.
public struct FeedbackComment: Codable, Sendable, Hashable {
  /// Where a comment belongs now, and what stands there.
  public struct Present: Codable, Sendable, Hashable {
    public var status: PortStatus
    public var place: CommentPlace
    /// The text of the lines, with their line ends.
    public var quote: String?

    public init(_ port: CommentPort, quote: String?) {
      status = port.status
      let lines = port.lineStart.flatMap { start in port.lineEnd.flatMap { start <= $0 ? start...$0 : nil } }
      place = CommentPlace(filePath: port.path, lines: lines, side: port.side)
      self.quote = quote
    }

    init(status: PortStatus, place: CommentPlace, quote: String?) {
      self.status = status
      self.place = place
      self.quote = quote
    }
  }

  public struct Reply: Codable, Sendable, Hashable {
    public var id: CommentID
    public var severity: ReviewComment.Severity
    public var author: ReviewComment.Author
    public var authorName: String
    public var createdAt: Instant
    public var body: String
    public var suggestion: String?
  }

  public var id: CommentID
  public var severity: ReviewComment.Severity
  public var author: ReviewComment.Author
  public var authorName: String
  public var createdAt: Instant
  public var resolvedAt: Instant?
  /// The head that was looked at.
  public var revision: CommitID?
  /// Where it was written.
  public var place: CommentPlace
  /// The text of the lines as they were reviewed, with their line ends.
  public var quote: String?
  /// Where it belongs at the present revision.
  public var present: Present?
  public var body: String
  /// What is to stand instead of the lines.
  public var suggestion: String?
  public var replies: [Reply]
}

extension FeedbackComment {
  init(_ thread: CommentThread, present: Present?) {
    let first = thread.first
    self.init(
      id: first.id, severity: first.severity, author: first.author, authorName: first.authorName,
      createdAt: first.createdAt, resolvedAt: first.resolvedAt, revision: first.anchor.revision, place: first.place,
      quote: first.anchor.quote, present: present, body: first.body, suggestion: first.suggestion,
      replies: thread.replies.map {
        Reply(
          id: $0.id, severity: $0.severity, author: $0.author, authorName: $0.authorName, createdAt: $0.createdAt,
          body: $0.body, suggestion: $0.suggestion)
      })
  }
}
