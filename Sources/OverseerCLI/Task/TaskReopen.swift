import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskReopen: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Open a finished task again.",
    discussion: "Only a person may. What waits for it is blocked again.")

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(ReopenTask(id: session.taskID(id))) { TaskText.done("Reopened", $0, $1) }
  }
}
