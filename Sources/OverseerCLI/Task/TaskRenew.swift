import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskRenew: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "renew", abstract: "Prolong the claim on a task.",
    discussion: "An agent's claim lasts 60 minutes; every write of that agent on the task prolongs it as well.")

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(RenewTask(id: session.taskID(id)), TaskText.renewed)
  }
}
