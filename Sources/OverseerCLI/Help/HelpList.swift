import ArgumentParser
import OverseerModel
import OverseerSDK

struct HelpList: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the open requests for help, or all of a task.")

  @Argument(help: "All requests of this task; without it the open ones of the repository.")
  var task: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let id = try task.map { text throws(OverseerError) in try session.taskID(text) }
    try session.answer(ListHelp(taskID: id)) { requests, style throws(OverseerError) in
      HelpText.list(requests, try session.tasks(requests.map(\.taskID)), style)
    }
  }
}
