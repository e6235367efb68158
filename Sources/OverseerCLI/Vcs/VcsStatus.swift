import ArgumentParser
import OverseerModel
import OverseerSDK

struct VcsStatus: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how a task stands: ref, base, drift, and what is not committed.")

  @Argument(help: "The task; else the one that is checked out here.")
  var id: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.taskID(orCurrent: id)
    let status = try await session.callLong(GetVcsStatus(id: id), saying: "Looking")
    try session.reply(status) { status, style throws(OverseerError) in
      TaskVcsText.status(status, try session.tasks([status.vcs.taskID] + [status.ruleTask].compactMap { $0 }), style)
    }
  }
}
