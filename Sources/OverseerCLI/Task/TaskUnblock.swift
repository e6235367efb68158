import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskUnblock: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "unblock", abstract: "Let a task no longer wait for another one.")

  @Argument(help: "The task that need not wait any more.")
  var id: String

  @Option(help: ArgumentHelp("The task that it waited for.", valueName: "id"))
  var by: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(UnblockTask(id: session.taskID(id), by: session.taskID(by))) {
      TaskText.done("Unblocked", $0, $1)
    }
  }
}
