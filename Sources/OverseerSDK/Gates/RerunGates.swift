import OverseerModel
import OverseerStore

/// Runs the gates that failed for good once more, with attempts counted from 1, and gives the review as it is then.
public struct RerunGates: EffectOperation {
  public static let spec = OperationSpec(
    "gates.rerun", "Run the gates of a review again that failed for good", who: .human, .post,
    "/gates/rerun/{review_id}",
    errors: [.notFound, .conflict, .preconditionFailed, .invalidState, .unavailable, .vcsFailed])

  public var reviewID: ReviewID
  /// Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
  /// the server of the installation.
  public var wait: Bool?

  public init(reviewID: ReviewID, wait: Bool? = nil) {
    self.reviewID = reviewID
    self.wait = wait
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Review {
    try await overseer.take(.rerunGates, on: reviewID, as: caller)
    return try await overseer.goOn(reviewID, as: caller, wait: wait)
  }
}

extension Overseer {
  /// Applies a step about gates, with those that count now. Nothing is done where one of them may not run.
  func take(_ step: ReviewStep, on id: ReviewID, as caller: Caller) async throws(OverseerError) {
    let (review, task) = try await store.readAsync { reading throws(OverseerError) in
      let review = try reading.existing(id)
      return (review, try reading.existing(review.taskID))
    }
    let sources = try await GateSources.read(for: task, head: review.headCommit, in: self)
    if case .rerunGates = step {
      try sources.refuseUntrusted()
      try await sources.refuseImpossible()
    }
    try await store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      let present = try writing.reading.existing(id)
      guard present.headCommit == review.headCommit else {
        throw OverseerError(
          .conflict, "\(id) has gone on to another revision meanwhile", hint: "Look at it, then decide anew.")
      }
      _ = try writing.take(step, on: present, gates: sources.gates, policy: sources.policy)
    }
  }
}
