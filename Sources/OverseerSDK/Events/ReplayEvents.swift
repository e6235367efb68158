import OverseerModel
import OverseerStore

/// Gives the log from one place on, without a gap, so that a state can be rebuilt from it.
///
/// Where the events that come next have been pruned it throws `precondition_failed` with `details.oldest`.
public struct ReplayEvents: ReadOperation {
  public static let spec = OperationSpec(
    "events.replay", "Read the log without a gap", who: .any, .get, "/events/replay",
    errors: [.notFound, .preconditionFailed], reach: .installation)

  /// The seq of the last event that the caller has; 0 for none.
  public var after: Int64
  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?

  public init(after: Int64, limit: Int? = nil) {
    self.after = after
    self.limit = limit
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [Event] {
    let limit = try Page.limit(limit)
    try reading.checkLog(after: after)
    return try reading.events(EventFilter(), after: after, before: nil, limit: limit)
  }
}
