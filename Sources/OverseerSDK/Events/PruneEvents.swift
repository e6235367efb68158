import OverseerModel
import OverseerStore

/// Removes old events for good. The state that they lead to is kept in their place, so that a replay and the numbers
/// of the events stay right. The newest event always stays.
///
/// Throws `precondition_failed` where the log cannot be replayed, `conflict` where another prunes at the same time.
public struct PruneEvents: EffectOperation {
  public static let spec = OperationSpec(
    "events.prune", "Remove old events", who: .human, .post, "/events/prune",
    errors: [.preconditionFailed, .conflict], reach: .installation)

  /// Events before this moment are removed.
  public var before: Instant

  public init(before: Instant) {
    self.before = before
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> EventsPrunedPayload {
    try await overseer.store.prune(before: before, as: caller.context)
  }
}
