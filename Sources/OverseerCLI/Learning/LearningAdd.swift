import ArgumentParser
import OverseerModel
import OverseerSDK

struct LearningAdd: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Keep a learning on a task.",
    discussion: "When the task completes, its parent gets a copy.")

  @Argument(help: "The task.")
  var task: String

  @Argument(help: "What was learned: TEXT, @FILE, or - for standard input.")
  var text: String

  @Option(help: ArgumentHelp("Words to find it by, separated by commas.", valueName: "a,b"))
  var tag: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(
      AddLearning(
        taskID: session.taskID(task), content: session.longText(text, "TEXT"), tags: tag.map { Words.list($0) })
    ) { LearningText.done("Kept", $0, $1) }
  }
}
