import ArgumentParser
import OverseerModel
import OverseerSDK

struct HelpResume: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let a task go on after its answer.", discussion: "Only a person may.")

  @Argument(help: "The task.")
  var task: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(ResumeTask(taskID: session.taskID(task))) { TaskText.done("Goes on:", $0, $1) }
  }
}
