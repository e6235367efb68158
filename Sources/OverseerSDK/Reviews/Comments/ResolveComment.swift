import OverseerModel
import OverseerStore

/// Settles a thread of comments, at its first one.
public struct ResolveComment: WriteOperation {
  public static let spec = OperationSpec(
    "reviews.resolve_comment", "Settle a thread of comments", who: .any, .post, "/comments/{id}/resolve",
    errors: [.notFound, .preconditionFailed, .invalidState])

  public var id: CommentID

  public init(id: CommentID) { self.id = id }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> ReviewComment {
    let comment = try writing.reading.existing(id)
    let task = try writing.editable(comment.taskID)
    let resolved = try comment.resolved(by: writing.actor, at: writing.now)
    try writing.record(.commentResolved(CommentPayload(comment: resolved)), about: task)
    return resolved
  }
}
