import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskBlock: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "block", abstract: "Let a task wait until another one is completed.")

  @Argument(help: "The task that waits.")
  var id: String

  @Option(help: ArgumentHelp("The task to wait for, of any repository.", valueName: "id"))
  var by: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(BlockTask(id: session.taskID(id), by: session.taskID(by))) { TaskText.done("Blocked", $0, $1) }
  }
}
