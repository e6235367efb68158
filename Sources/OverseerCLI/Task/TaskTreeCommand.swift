import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskTreeCommand: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "Show a task, or all of them, with everything below.")

  @Argument(help: "The task at the top.")
  var id: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let root = try id.map { text throws(OverseerError) in try session.taskID(text) }
    try session.answer(GetTaskTree(root: root)) { reply, style in TaskTreeText.text(reply.trees, style) }
  }
}
