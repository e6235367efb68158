import OverseerModel
import OverseerStore

/// Lists the comments of all rounds of a review's task, oldest first, each where it belongs at a revision.
public struct ListComments: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.list_comments", "List comments where they belong now", who: .any, .get,
    "/reviews/{review_id}/comments", errors: [.notFound, .conflict, .preconditionFailed, .vcsFailed])

  public var reviewID: ReviewID
  /// The head at which they are to be placed, any of the round; the present one unless told.
  public var revision: CommitID?
  /// Whether to leave out the threads that are resolved.
  public var unresolved: Bool?

  public init(reviewID: ReviewID, revision: CommitID? = nil, unresolved: Bool? = nil) {
    self.reviewID = reviewID
    self.revision = revision
    self.unresolved = unresolved
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> [PlacedComment] {
    let subject = try await ReviewSubject(reviewID, in: overseer)
    let revision = try subject.revision(revision)
    var comments = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.comments(of: subject.task.id)
    }
    if unresolved == true {
      let open = Set(comments.filter { $0.inReplyTo == nil && !$0.isResolved }.map(\.id))
      comments = comments.filter { open.contains($0.inReplyTo ?? $0.id) }
    }
    return try subject.placed(comments, at: revision)
  }
}
