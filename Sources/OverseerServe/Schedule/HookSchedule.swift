import Logging
import OverseerSDK
import ServiceLifecycle

/// Runs the hooks of the repositories.
struct HookSchedule: Service {
  private let overseer: Overseer
  private let logger: Logger

  init(_ overseer: Overseer, _ logger: Logger) {
    self.overseer = overseer
    self.logger = logger
  }

  func run() async {
    await cancelWhenGracefulShutdown { [overseer, logger] in
      await HookAttendance(of: overseer) { news in Self.log(news, logger) }.run()
    }
  }

  private static func log(_ news: HookAttendance.News, _ logger: Logger) {
    switch news {
    case .began(let hook, let repo):
      logger.info("the hook on \(hook) is run from now on", metadata: ["repo_id": "\(repo)"])
    case .untrusted(let hook, let repo):
      logger.warning("the hook on \(hook) waits for a person to trust it", metadata: ["repo_id": "\(repo)"])
    case .ran(let hook, let repo, let seq, let duration):
      let milliseconds = Int(duration / .milliseconds(1))
      logger.info(
        "the hook on \(hook) ran for event \(seq)",
        metadata: ["repo_id": "\(repo)", "duration_ms": "\(milliseconds)"])
    case .failed(let failure):
      logger.warning(
        "the hook on \(failure.hook) failed for event \(failure.eventSeq): \(failure.error)",
        metadata: ["repo_id": "\(failure.repoID)"])
    case .trouble(let hook, let repo, let error):
      var metadata: Logger.Metadata = ["code": "\(error.code.rawValue)"]
      if let repo { metadata["repo_id"] = "\(repo)" }
      let what = hook.map { "the hook on \($0) cannot be run" } ?? "hooks cannot be run"
      logger.warning("\(what): \(error.message)", metadata: metadata)
    }
  }
}
