import ArgumentParser
import OverseerModel
import OverseerSDK

struct LearningList: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the learnings of a task.")

  @Argument(help: "The task.")
  var task: String

  @Flag(help: "Those of its parent and its milestone as well.")
  var inherited = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let id = try session.taskID(task)
    if inherited {
      try session.answer(GetInheritedLearnings(taskID: id), LearningText.inherited)
    } else {
      try session.answer(ListLearnings(taskID: id), LearningText.list)
    }
  }
}
