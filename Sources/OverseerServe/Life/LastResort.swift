import Dispatch
import ServiceLifecycle

/// Ends the process soon after it was asked to stop, whatever still runs then: what is half done is taken up by the
/// next start.
struct LastResort: Service {
  let patience: DispatchTimeInterval
  /// What must be done even then.
  let end: @Sendable () -> Void

  func run() async throws {
    try await gracefulShutdown()
    DispatchQueue.global(qos: .userInitiated).asyncAfter(deadline: .now() + patience, execute: end)
  }
}
