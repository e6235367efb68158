import OverseerModel
import OverseerStore

/// Comments on a round, on a file or on lines of it, changed or not, or answers a comment.
public struct AddComment: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.comment", "Comment on a round, a file or lines", who: .any, .post, "/reviews/{review_id}/comments",
    errors: [.notFound, .conflict, .preconditionFailed, .tooLarge, .vcsFailed])

  public var reviewID: ReviewID
  /// The head that was looked at, any of the round; the present one unless told.
  public var revision: CommitID?
  /// Any comment of the thread that this one goes into.
  public var inReplyTo: CommentID?
  /// The file, from the root of the repository. null for the round as a whole, and in a reply, which stands where its
  /// thread does.
  public var filePath: String?
  /// The first line, counted from 1; null for the file as a whole.
  public var lineStart: Int?
  /// The last line, itself included; null for the line `line_start` alone.
  public var lineEnd: Int?
  /// Right, what is there now, unless said otherwise.
  public var side: DiffSide?
  /// What there is to say, at most 64 KiB of Markdown.
  public var body: String
  /// What is to stand instead of the lines.
  public var suggestion: String?
  /// Of a reply, nit unless said otherwise; else should.
  public var severity: ReviewComment.Severity?
  /// Whether to keep the text as a learning of the task as well.
  public var learn: Bool?

  public init(
    reviewID: ReviewID, revision: CommitID? = nil, inReplyTo: CommentID? = nil, filePath: String? = nil,
    lineStart: Int? = nil, lineEnd: Int? = nil, side: DiffSide? = nil, body: String, suggestion: String? = nil,
    severity: ReviewComment.Severity? = nil, learn: Bool? = nil
  ) {
    self.reviewID = reviewID
    self.revision = revision
    self.inReplyTo = inReplyTo
    self.filePath = filePath
    self.lineStart = lineStart
    self.lineEnd = lineEnd
    self.side = side
    self.body = body
    self.suggestion = suggestion
    self.severity = severity
    self.learn = learn
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> PlacedComment {
    let subject = try await ReviewSubject(reviewID, in: overseer)
    let comment = NewComment(
      inReplyTo: inReplyTo, filePath: filePath, lineStart: lineStart, lineEnd: lineEnd, side: side, body: body,
      suggestion: suggestion, severity: severity)
    let prepared = try await PreparedComments([comment], on: subject, at: revision, in: overseer, field: nil)
    let thread = try await overseer.store.writeAsync(as: caller.context) {
      writing throws(OverseerError) -> [ReviewComment] in
      _ = try writing.commentable(subject.task.id)
      let added = try prepared.publish(writing)
      if learn == true { _ = try AddLearning(taskID: subject.task.id, content: body).write(writing, as: caller) }
      let first = try added.first?.inReplyTo.map { id throws(OverseerError) in try writing.reading.existing(id) }
      return (first.map { [$0] } ?? []) + added
    }
    guard let placed = try subject.placed(thread, at: subject.review.revision).last else {
      throw OverseerError(.internalError, "a comment on \(reviewID) was not kept")
    }
    return placed
  }
}
