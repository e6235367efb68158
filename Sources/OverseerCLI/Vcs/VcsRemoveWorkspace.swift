import ArgumentParser
import OverseerModel
import OverseerSDK

struct VcsRemoveWorkspace: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "remove-workspace", abstract: "Remove a task's own workspace and keep its ref.",
    discussion: "One with uncommitted changes is left alone; files that are ignored go. `os task start` makes it anew.")

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try session.taskID(id)
    let path = try session.call(GetTaskVcs(id: id))?.workspacePath
    try session.reply(await session.callLong(RemoveWorkspace(id: id), saying: "Removing the workspace")) { vcs, style in
      "Removed \(Escaped.line(path ?? "the workspace"))\n"
        + style.paint("The work is on \(vcs.refName). Back to it: os task start \(id.short)", .dim) + "\n"
    }
  }
}
