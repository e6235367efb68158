import OverseerModel
import OverseerStore

/// Asks for changes: the round ends, and the task is worked on again. The comments go out with it.
public struct RequestChanges: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.request_changes", "Ask for changes", who: .reviewer, .post, "/reviews/{id}/request-changes",
    errors: [.notFound, .forbidden, .conflict, .preconditionFailed, .invalidState, .tooLarge, .unavailable, .vcsFailed])

  public var id: ReviewID
  /// The head that was looked at; null in a round without own revisions.
  public var revision: CommitID?
  /// What is to be changed.
  public var summary: String
  /// What is to be said of files and lines.
  public var comments: [NewComment]?
  /// What is worth remembering, kept as a learning of the task.
  public var learn: String?

  public init(
    id: ReviewID, revision: CommitID?, summary: String, comments: [NewComment]? = nil, learn: String? = nil
  ) {
    self.id = id
    self.revision = revision
    self.summary = summary
    self.comments = comments
    self.learn = learn
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Review {
    let sources = try await GateSources.read(for: id, in: overseer)
    let prepared = try await PreparedComments(
      comments ?? [], on: ReviewSubject(id, in: overseer), at: revision, in: overseer)
    return try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      let review = try writing.reading.existing(id)
      _ = try prepared.publish(writing)
      if let learn { _ = try AddLearning(taskID: review.taskID, content: learn).write(writing, as: caller) }
      return try writing.take(
        .requestChanges(seen: revision, summary: summary), on: review, gates: sources.gates, policy: sources.policy
      ).review
    }
  }
}
