import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskCancel: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel a task.",
    discussion: "What it blocks stays blocked: the answer names the tasks that are stuck now.")

  @Argument(help: "The task.")
  var id: String

  @Flag(help: "Cancel its open children as well.")
  var recursive = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(CancelTask(id: session.taskID(id), recursive: recursive ? true : nil), TaskText.cancelled)
  }
}
