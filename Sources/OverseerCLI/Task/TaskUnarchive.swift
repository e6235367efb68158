import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskUnarchive: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "unarchive", abstract: "Bring an archived task back.",
    discussion: "Only a person may. Its ref comes back with it, as long as its commits are pinned.")

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let task = try await session.callLong(UnarchiveTask(id: session.taskID(id)), saying: "Bringing back")
    try session.reply(task) { TaskText.done("Brought back", $0, $1) }
  }
}
