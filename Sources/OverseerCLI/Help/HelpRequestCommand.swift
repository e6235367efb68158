import ArgumentParser
import OverseerModel
import OverseerSDK

struct HelpRequestCommand: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Ask a person for help with a task.",
    discussion: "The task waits until a person has answered and resumed it.")

  @Argument(help: "The task.")
  var task: String

  @Option(
    help: ArgumentHelp(
      "clarification (unless told), decision, technical-blocker or unexpected.", valueName: "category"),
    completion: .list(["clarification", "decision", "technical-blocker", "unexpected"]))
  var category: String?

  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp("What is needed, and why: TEXT, @FILE, or - for standard input.", valueName: "text"))
  var message: String

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An answer to choose from; give it as often as there are.", valueName: "text"))
  var option: [String] = []

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let category = try category.map { text throws(OverseerError) in try Words.category(text) }
    let operation = RequestHelp(
      taskID: try session.taskID(task), category: category ?? .clarification,
      reason: try session.longText(message, "--message"), suggestedOptions: option.isEmpty ? nil : option)
    try session.answer(operation, HelpText.requested)
  }
}
