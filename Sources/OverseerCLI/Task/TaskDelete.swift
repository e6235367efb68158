import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskDelete: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a task and everything below it.",
    discussion: "Only a person may, and it cannot be undone. `os task archive` hides a finished task instead.")

  @Argument(help: "The task.")
  var id: String

  @Flag(help: "Also where other tasks are blocked by one of them.")
  var force = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(DeleteTask(id: session.taskID(id), force: force ? true : nil), TaskText.deleted)
  }
}
