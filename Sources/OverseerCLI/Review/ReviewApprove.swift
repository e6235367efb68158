import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewApprove: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve what is under review.",
    discussion: """
      A person's approval completes the task, as soon as its gates hold. It is about the present revision: if that \
      changes meanwhile the approval is refused.
      """)

  @Argument(help: "The task or review; else that of the task that is checked out here.")
  var task: String?

  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp("What there is to say: TEXT, @FILE, or - for standard input.", valueName: "text"))
  var message: String?

  @Flag(name: .customLong("with-open-comments"), help: "Even with comments that were to be resolved before.")
  var withOpenComments = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let review = try await session.review(orCurrent: task)
    let approve = ApproveReview(
      id: review.id, revision: review.headCommit,
      summary: try message.map { text throws(OverseerError) in try session.longText(text, "--message") },
      withOpenComments: withOpenComments ? true : nil)
    let judged = try await session.callWatched(approve, saying: "Approving")
    session.exitStatus = ReviewExit.status(of: judged)
    let verb = ReviewExit.isStoppedByGates(judged) ? "Approved, but gates failed:" : "Approved"
    try session.reply(judged) { review, style throws(OverseerError) in
      ReviewListText.done(verb, review, try session.tasks([review.taskID])[review.taskID], style)
    }
  }
}
