import OverseerModel
import OverseerSDK

/// Keeps the claims of an agent alive as long as it is there, whatever it calls or does not call.
public struct ClaimRenewal: Sendable {
  private let overseer: Overseer
  private let caller: Caller

  /// How often they are renewed: several times in the life of a lease.
  public static let pause = Duration.seconds(600)

  public init(of caller: Caller, in overseer: Overseer) {
    self.caller = caller
    self.overseer = overseer
  }

  /// Renews all live leases of the agent, and says how many there are. It leaves no event.
  @discardableResult
  public func renew() async throws(OverseerError) -> Int { try await overseer.renewClaims(of: caller) }

  /// Renews them now and every ten minutes until the task is cancelled. What fails is tried again with the next round.
  public func run() async {
    while !Task.isCancelled {
      _ = try? await renew()
      try? await Task.sleep(for: Self.pause)
    }
  }
}
