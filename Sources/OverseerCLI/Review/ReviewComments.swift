import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewComments: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "comments", abstract: "List the comments on a task, of all rounds, with the code they are about.",
    discussion: "Each stands where it belongs now, and says if the code has changed since.")

  @Argument(help: "The task or review; else that of the task that is checked out here.")
  var id: String?

  @Flag(help: "Also those that are resolved.")
  var all = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let review = try await session.review(orCurrent: id)
    let placed = try await session.callLong(ListComments(reviewID: review.id, unresolved: all ? nil : true))
    try session.reply(placed) { CommentListText.text(PlacedThread.threads(of: $0), areAll: all, $1) }
  }
}
