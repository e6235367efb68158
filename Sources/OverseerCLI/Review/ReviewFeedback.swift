import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewFeedback: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback", abstract: "Give all that a review has found, in one piece.",
    discussion: """
      Gates that failed, and every thread that is not resolved, with the code as it was reviewed and as it is now: as \
      Markdown, or with --json.
      """)

  @Argument(help: "The task or review; else that of the task that is checked out here.")
  var id: String?

  @Flag(help: "Also threads that are resolved.")
  var all = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let review = try await session.review(orCurrent: id)
    let feedback = try await session.callLong(GetFeedback(id: review.id, resolved: all ? true : nil))
    try session.reply(feedback) { feedback, _ in Escaped.text(feedback.markdown) }
  }
}
