import ArgumentParser
import OverseerModel
import OverseerSDK

struct RestackCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "restack", abstract: "Move a task and what stands on it onto their present bases.",
    discussion: """
      All of it moves, or nothing where something conflicts or a workspace has uncommitted changes. `os undo` takes it \
      back.
      """)

  @Argument(help: "The task; else the one that is checked out here.")
  var id: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.taskID(orCurrent: id)
    try session.reply(await session.callLong(RestackTask(id: id), saying: "Restacking"), StackText.text)
  }
}
