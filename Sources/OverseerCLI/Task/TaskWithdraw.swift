import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskWithdraw: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take a task back out of review.",
    discussion: "The round ends, and the task is worked on again. Only who submitted it, or a person, may.")

  @Argument(help: "The task; else the one that is checked out here.")
  var id: String?

  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp("Why: TEXT, @FILE, or - for standard input.", valueName: "text"))
  var message: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let withdraw = WithdrawTask(
      id: try await session.taskID(orCurrent: id),
      reason: try message.map { text throws(OverseerError) in try session.longText(text, "--message") })
    try session.reply(await session.callLong(withdraw)) { review, style throws(OverseerError) in
      ReviewListText.done("Withdrew", review, try session.tasks([review.taskID])[review.taskID], style)
    }
  }
}
