import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskSetStatus: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "set-status", abstract: "Set the status of a task by hand.",
    discussion: "Only a person may, and what holds for the status must hold for the task.")

  @Argument(help: "The task.")
  var id: String

  @Argument(
    help: "pending, in-progress, completed or cancelled.",
    completion: .list(["pending", "in-progress", "completed", "cancelled"]))
  var status: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let status = try Words.status(status)
    try session.answer(SetTaskStatus(id: session.taskID(id), status: status)) { task, style in
      TaskText.done("Now \(task.status.words):", task, style)
    }
  }
}
