import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskStart: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start a task.",
    discussion: "Takes the claim and moves the task, and pending ones above it, to in progress.")

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(StartTask(id: session.taskID(id))) { TaskText.done("Started", $0, $1) }
  }
}
