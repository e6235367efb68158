import OverseerModel
import OverseerStore

extension Overseer {
  /// Prolongs all live leases of the caller, and says how many there are. It leaves no event.
  public func renewClaims(of caller: Caller) async throws(OverseerError) -> Int {
    try await store.writeAsync(as: caller.context) { writing throws(OverseerError) in try writing.renewAll() }
  }
}
