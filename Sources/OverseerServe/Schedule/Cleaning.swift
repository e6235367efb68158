import Logging
import OverseerModel
import OverseerSDK
import ServiceLifecycle

/// Forgets, at the start and every hour, what is kept for a time only.
struct Cleaning: Service {
  private static let interval = Duration.seconds(3600)

  private let overseer: Overseer
  private let logger: Logger

  init(_ overseer: Overseer, _ logger: Logger) {
    self.overseer = overseer
    self.logger = logger
  }

  func run() async {
    await cancelWhenGracefulShutdown { [overseer, logger] in
      while !Task.isCancelled {
        do throws(OverseerError) {
          try await overseer.forgetOldReplies()
        } catch {
          if !Task.isCancelled { logger.warning("old replies were not forgotten: \(error.message)") }
        }
        try? await Task.sleep(for: Self.interval)
      }
    }
  }
}
