import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskDelete: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a task and everything below it.",
    discussion: "Only a person may, and it cannot be undone. `os task archive` hides a finished task instead.")

  @Argument(help: "The task.")
  var id: String

  @Flag(help: "Also where other tasks are blocked by one of them.")
  var force = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let delete = DeleteTask(id: try session.taskID(id), force: force ? true : nil)
    try session.reply(await session.callLong(delete, saying: "Deleting"), TaskText.deleted)
  }
}
