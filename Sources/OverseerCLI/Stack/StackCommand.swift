import ArgumentParser
import OverseerModel
import OverseerSDK

struct StackCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "stack", abstract: "Show the stack that a task is part of.",
    discussion: """
      The default branch stands at the bottom, and each task above what it stands on. A task has drifted when what it \
      stands on has moved: `os restack` brings it there.
      """)

  @Argument(help: "The task; else the one that is checked out here.")
  var id: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.taskID(orCurrent: id)
    try session.reply(
      await session.callLong(GetTaskStack(id: id), saying: "Reading the stack"), StackText.text)
  }
}
