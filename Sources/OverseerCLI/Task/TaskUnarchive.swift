import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskUnarchive: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "unarchive", abstract: "Bring an archived task back.",
    discussion: "Only a person may.")

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(UnarchiveTask(id: session.taskID(id))) { TaskText.done("Brought back", $0, $1) }
  }
}
