import ArgumentParser
import OverseerJSON
import OverseerModel
import OverseerSDK

struct TaskUpdate: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change what a task says or where it stands.",
    discussion: "What is not named stays as it is.")

  @Argument(help: "The task.")
  var id: String

  @Option(
    name: .shortAndLong, parsing: .unconditional, help: ArgumentHelp("The title: one line.", valueName: "text"))
  var description: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What explains it: TEXT, @FILE, or - for standard input; empty to clear.", valueName: "text"))
  var context: String?

  @Option(help: ArgumentHelp("0 urgent, 1 high, 2 normal, 3 low.", valueName: "n"))
  var priority: String?

  @Option(help: ArgumentHelp("The milestone or task to move it under, or none.", valueName: "id"))
  var parent: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("+x,-y adds and takes away; a plain list replaces all.", valueName: "labels"))
  var label: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    guard [description, context, priority, parent, label].contains(where: { $0 != nil }) else {
      throw ErrorReport.usage(
        "nothing to change was given", hint: "Name what to change: -d, --context, --priority, --parent or --label.")
    }
    var operation = UpdateTask(id: try session.taskID(id))
    if let description { operation.description = .set(description) }
    if let context {
      let text = try session.longText(context, "--context")
      operation.context = text.isEmpty ? .clear : .set(text)
    }
    if let priority { operation.priority = .set(try Words.priority(priority)) }
    if let parent { operation.parentID = parent == "none" ? .clear : .set(try session.taskID(parent)) }
    if let label {
      let change = try LabelChange(label)
      if let labels = change.replaced { operation.labels = .set(labels) }
      if !change.added.isEmpty { operation.addLabels = change.added }
      if !change.removed.isEmpty { operation.removeLabels = change.removed }
    }
    try session.answer(operation) { TaskText.done("Updated", $0, $1) }
  }
}
