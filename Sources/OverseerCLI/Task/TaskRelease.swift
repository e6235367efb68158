import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskRelease: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Give a task back.",
    discussion: "Its status stays as it is, so it is offered again.")

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(ReleaseTask(id: session.taskID(id))) { TaskText.done("Released", $0, $1) }
  }
}
