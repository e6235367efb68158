import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskForceComplete: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "force-complete", abstract: "Complete a task without a review.",
    discussion: "Only a person may. The reason is kept.")

  @Argument(help: "The task.")
  var id: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Why no review is needed: TEXT, @FILE, or - for standard input.", valueName: "text"))
  var reason: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(
      ForceCompleteTask(id: session.taskID(id), reason: session.longText(reason, "--reason"))
    ) { TaskText.done("Completed", $0, $1) }
  }
}
