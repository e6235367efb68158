import Logging
import OverseerSDK
import ServiceLifecycle

/// Looks after the reviews: gates, those to be asked again, reviewers, and what was left behind.
struct ReviewSchedule: Service {
  private let overseer: Overseer
  private let logger: Logger

  init(_ overseer: Overseer, _ logger: Logger) {
    self.overseer = overseer
    self.logger = logger
  }

  func run() async {
    await cancelWhenGracefulShutdown { [overseer, logger] in
      await ReviewAttendance(of: overseer) { trouble in
        var metadata: Logger.Metadata = ["code": "\(trouble.error.code.rawValue)"]
        if let review = trouble.review { metadata["review_id"] = "\(review)" }
        logger.warning("a review cannot go on: \(trouble.error.message)", metadata: metadata)
      }.run()
    }
  }
}
