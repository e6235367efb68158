import OverseerModel
import OverseerStore

/// Lists what the gates have said of a review, oldest first.
public struct ListGateResults: ReadOperation {
  public static let spec = OperationSpec(
    "gates.results", "List what the gates have said of a review", who: .any, .get, "/gates/results/{review_id}",
    errors: [.notFound])

  public var reviewID: ReviewID

  public init(reviewID: ReviewID) { self.reviewID = reviewID }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [GateResult] {
    try reading.gateResults(of: try reading.existing(reviewID).id)
  }
}
