import OverseerModel
import OverseerStore

/// Does without the gates that failed for good, and gives the review as it is then.
public struct WaiveGates: EffectOperation {
  public static let spec = OperationSpec(
    "gates.waive", "Do without the gates of a review that failed for good", who: .human, .post,
    "/gates/waive/{review_id}",
    errors: [.notFound, .conflict, .preconditionFailed, .invalidState, .unavailable, .vcsFailed])

  public var reviewID: ReviewID
  /// Why.
  public var reason: String
  /// Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
  /// the server of the installation.
  public var wait: Bool?

  public init(reviewID: ReviewID, reason: String, wait: Bool? = nil) {
    self.reviewID = reviewID
    self.reason = reason
    self.wait = wait
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Review {
    try await overseer.take(.waiveGates(reason: reason), on: reviewID, as: caller)
    return try await overseer.goOn(reviewID, as: caller, wait: wait)
  }
}
