import OverseerModel
import OverseerStore

/// Puts a thread of comments where it belongs at the present revision of its task, by hand. From then on it is followed
/// from there.
public struct MoveComment: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.move_comment", "Move a thread of comments by hand", who: .any, .post, "/comments/{id}/move",
    errors: [.notFound, .forbidden, .preconditionFailed, .vcsFailed])

  /// The first comment of the thread.
  public var id: CommentID
  /// The file at the present revision; null for the round as a whole.
  public var filePath: String?
  /// The first line, counted from 1; null for the file as a whole.
  public var lineStart: Int?
  /// The last line, itself included; null for the line `line_start` alone.
  public var lineEnd: Int?
  /// Right, what is there now, unless said otherwise.
  public var side: DiffSide?

  public init(
    id: CommentID, filePath: String? = nil, lineStart: Int? = nil, lineEnd: Int? = nil, side: DiffSide? = nil
  ) {
    self.id = id
    self.filePath = filePath
    self.lineStart = lineStart
    self.lineEnd = lineEnd
    self.side = side
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> ReviewComment {
    let comment = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(id) }
    guard caller.principal.isHuman || comment.isBy(caller.principal) else {
      throw OverseerError(
        .forbidden, "only a person, or who wrote it, may move \(id)",
        hint: "Say in a reply where it belongs: os review comment --reply-to \(id)",
        details: ["author": .string(comment.authorName)])
    }
    let subject = try await ReviewSubject(latestOf: comment.taskID, in: overseer)
    let anchor = try self.anchor(of: comment, in: subject)
    return try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      let moved = try writing.reading.existing(id).moved(to: anchor, by: writing.actor, at: writing.now)
      let task = try writing.editable(comment.taskID)
      try writing.record(.commentMoved(CommentPayload(comment: moved)), about: task)
      return moved
    }
  }

  /// The place at the present revision, if it is there and the comment can stand there.
  private func anchor(
    of comment: ReviewComment, in subject: ReviewSubject
  ) throws(OverseerError) -> ReviewComment.Anchor {
    var files: CommentableFiles?
    if let revision = subject.review.revision, let repo = subject.repo {
      files = CommentableFiles(of: revision, in: try repo.objects())
    }
    var target: CommentTarget?
    if let filePath { target = try files?.target(filePath, side ?? .right) }
    let place = try NewComment(
      filePath: filePath, lineStart: lineStart, lineEnd: lineEnd, side: side, body: comment.body,
      suggestion: comment.suggestion
    ).checked(in: { _, _ in target }).place
    if let files { return try files.anchor(at: place) }
    return ReviewComment.Anchor(revision: nil, blob: nil, place: place, quote: nil)
  }
}

extension ReviewComment {
  func isBy(_ principal: Principal) -> Bool { author == principal.commentAuthor && authorName == principal.label }
}
