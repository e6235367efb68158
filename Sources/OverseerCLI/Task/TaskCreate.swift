import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskCreate: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a task.",
    discussion: "Under a milestone it is a task, under a task a subtask.")

  @Option(
    name: .shortAndLong, parsing: .unconditional, help: ArgumentHelp("The title: one line.", valueName: "text"))
  var description: String

  @Option(help: ArgumentHelp("The milestone or task that it belongs to.", valueName: "id"))
  var parent: String?

  @Option(help: ArgumentHelp("milestone, task or subtask; else what fits under the parent.", valueName: "kind"))
  var kind: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What explains it: TEXT, @FILE, or - for standard input.", valueName: "text"))
  var context: String?

  @Option(help: ArgumentHelp("0 urgent, 1 high, 2 normal, 3 low.", valueName: "n"))
  var priority: String?

  @Option(
    name: .customLong("blocked-by"),
    help: ArgumentHelp("Tasks it waits for, separated by commas.", valueName: "ids"))
  var blockedBy: String?

  @Option(help: ArgumentHelp("Words to find it by, separated by commas.", valueName: "words"))
  var label: String?

  @OptionGroup var global: GlobalOptions

  /// The command as plain values.
  struct Request: Hashable {
    var description: String?
    var parent: String?
    var kind: String?
    var context: String?
    var priority: String?
    var blockedBy: String?
    var label: String?

    func run(_ session: Session) throws(OverseerError) {
      let operation = CreateTask(
        parentID: try parent.map { text throws(OverseerError) in try session.taskID(text) },
        kind: try kind.map { text throws(OverseerError) in try Words.kind(text) }, description: description ?? "",
        context: try context.map { text throws(OverseerError) in try session.longText(text, "--context") },
        priority: try priority.map { text throws(OverseerError) in try Words.priority(text) },
        blockedBy: try blockedBy.map { text throws(OverseerError) in try session.taskIDs(text) },
        labels: label.map { Words.list($0) })
      try session.answer(operation, TaskText.created)
    }
  }

  var request: Request {
    Request(
      description: description, parent: parent, kind: kind, context: context, priority: priority,
      blockedBy: blockedBy, label: label)
  }

  func run(_ session: Session) throws(OverseerError) { try request.run(session) }
}
