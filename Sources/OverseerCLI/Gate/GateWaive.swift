import ArgumentParser
import OverseerModel
import OverseerSDK

struct GateWaive: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "Do without the gates of a review that failed for good.",
    discussion: "Only a person may, and says why.")

  @Argument(help: "The task or review; else that of the task that is checked out here.")
  var task: String?

  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp("Why: TEXT, @FILE, or - for standard input.", valueName: "text"))
  var message: String

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let review = try await session.review(orCurrent: task)
    let waive = WaiveGates(reviewID: review.id, reason: try session.longText(message, "--message"))
    let moved = try await session.callWatched(waive, saying: "Running gates")
    try session.reply(moved) { review, style throws(OverseerError) in
      ReviewListText.done("Waived the gates of", review, try session.tasks([review.taskID])[review.taskID], style)
    }
  }
}
