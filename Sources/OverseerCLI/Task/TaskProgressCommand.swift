import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskProgressCommand: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Count how far the work is.")

  @Argument(help: "Count what is below this task; else all of the repository.")
  var id: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let root = try id.map { text throws(OverseerError) in try session.taskID(text) }
    try session.answer(GetTaskProgress(root: root), ProgressText.text)
  }
}
