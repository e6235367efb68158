import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskClaim: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "Take a task, so that nobody else gets it.",
    discussion: "`os task next --claim` takes the next one that is ready.")

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(ClaimTask(id: session.taskID(id))) { TaskText.next($0, claimed: true, $1) }
  }
}
