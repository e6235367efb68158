import OverseerModel
import OverseerStore

/// Replays the log and compares the state that comes out with the tables. What differs is part of the reply.
public struct VerifyEvents: EffectOperation {
  public static let spec = OperationSpec(
    "events.verify", "Compare the log with the state", who: .any, .get, "/events/verify", reach: .installation)

  public init() {}

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Verification {
    try await overseer.store.verify()
  }
}
