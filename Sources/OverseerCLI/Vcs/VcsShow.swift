import ArgumentParser
import OverseerModel
import OverseerSDK

struct VcsShow: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what is recorded of a task's ref.",
    discussion: "Of an archived one, too. `os vcs status` looks into the repository.")

  @Argument(help: "The task; else the one that is checked out here.")
  var id: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.taskID(orCurrent: id)
    try session.reply(await session.callLong(GetTaskVcs(id: id))) { vcs, style throws(OverseerError) in
      guard let vcs else {
        return "\(id.short) has no ref yet. It gets one when it is started: os task start \(id.short)\n"
      }
      return TaskVcsText.show(vcs, try session.tasks([id]), style)
    }
  }
}
