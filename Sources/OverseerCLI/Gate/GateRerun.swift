import ArgumentParser
import OverseerModel
import OverseerSDK

struct GateRerun: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun", abstract: "Run the gates of a review again that failed for good.",
    discussion: "Only a person may. Attempts are counted from 1 again.")

  @Argument(help: "The task or review; else that of the task that is checked out here.")
  var task: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let review = try await session.review(orCurrent: task)
    let moved = try await session.callWatched(RerunGates(reviewID: review.id), saying: "Running gates")
    session.exitStatus = ReviewExit.status(of: moved)
    try session.reply(moved) { review, style throws(OverseerError) in
      ReviewListText.done("Ran the gates of", review, try session.tasks([review.taskID])[review.taskID], style)
    }
  }
}
