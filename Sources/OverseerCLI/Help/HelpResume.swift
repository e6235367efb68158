import ArgumentParser
import OverseerModel
import OverseerSDK

struct HelpResume: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let a task go on after its answer.", discussion: "Only a person may.")

  @Argument(help: "The task.")
  var task: String

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let resume = ResumeTask(taskID: try session.taskID(task))
    try session.reply(await session.callLong(resume, saying: "Going on")) { TaskText.done("Goes on:", $0, $1) }
  }
}
