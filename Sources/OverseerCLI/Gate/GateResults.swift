import ArgumentParser
import OverseerModel
import OverseerSDK

struct GateResults: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "results", abstract: "Show what the gates have said of a review.",
    discussion: "All runs, oldest first. What one has printed is in its log: `os gate log RESULT`.")

  @Argument(help: "The task or review; else that of the task that is checked out here.")
  var task: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let review = try await session.review(orCurrent: task)
    try session.reply(try session.call(ListGateResults(reviewID: review.id)), GateResultText.list)
  }
}
