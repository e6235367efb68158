import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskArchive: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Hide a finished task from lists and search.",
    discussion: "Everything below it is hidden, too. A person can bring it back.")

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(ArchiveTask(id: session.taskID(id))) { TaskText.done("Archived", $0, $1) }
  }
}
