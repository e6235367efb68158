import OverseerModel
import OverseerStore

/// Approves a review as the caller has seen it. In the phase of the people that completes the task.
///
/// Where a gate has to be run first, the approval is kept and takes effect when it passes; the call runs it, unless told
/// otherwise.
public struct ApproveReview: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.approve", "Approve a review", who: .reviewer, .post, "/reviews/{id}/approve",
    errors: [.notFound, .forbidden, .conflict, .preconditionFailed, .invalidState, .tooLarge, .unavailable, .vcsFailed])

  public var id: ReviewID
  /// The head that was looked at; null in a round without own revisions.
  public var revision: CommitID?
  /// What is to be said with it.
  public var summary: String?
  /// Also where comments that ask for something are not resolved.
  public var withOpenComments: Bool?
  /// What is worth remembering, kept as a learning of the task.
  public var learn: String?
  /// Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
  /// the server of the installation.
  public var wait: Bool?

  public init(
    id: ReviewID, revision: CommitID?, summary: String? = nil, withOpenComments: Bool? = nil, learn: String? = nil,
    wait: Bool? = nil
  ) {
    self.id = id
    self.revision = revision
    self.summary = summary
    self.withOpenComments = withOpenComments
    self.learn = learn
    self.wait = wait
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Review {
    let sources = try await GateSources.read(for: id, in: overseer)
    let outcome = try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      let review = try writing.reading.existing(id)
      let summary = try Text.markdown(self.summary ?? "", field: "summary", limit: Text.contentLimit)
      if let learn { _ = try AddLearning(taskID: review.taskID, content: learn).write(writing, as: caller) }
      return try writing.take(
        .approve(seen: revision, summary: summary, withOpenComments: withOpenComments ?? false), on: review,
        gates: sources.gates, policy: sources.policy)
    }
    return try await overseer.goOn(outcome.review.id, as: caller, wait: wait)
  }
}

extension GateSources {
  /// What counts for a review now.
  static func read(for review: ReviewID, in overseer: Overseer) async throws(OverseerError) -> GateSources {
    let (task, head) = try await overseer.store.readAsync { reading throws(OverseerError) in
      let review = try reading.existing(review)
      return (try reading.existing(review.taskID), review.headCommit)
    }
    return try await read(for: task, head: head, in: overseer)
  }
}
