import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewReject: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Ask for changes.",
    discussion: "The round ends, and the task is worked on again. Comments made before stand with it.",
    aliases: ["request-changes"])

  @Argument(help: "The task or review; else that of the task that is checked out here.")
  var task: String?

  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp("What is to be changed: TEXT, @FILE, or - for standard input.", valueName: "text"))
  var message: String

  @Flag(help: "Keep the text as a learning of the task, too.")
  var learn = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let review = try await session.review(orCurrent: task)
    let summary = try session.longText(message, "--message")
    let request = RequestChanges(
      id: review.id, revision: review.headCommit, summary: summary, learn: learn ? summary : nil)
    let judged = try await session.callLong(request)
    try session.reply(judged) { review, style throws(OverseerError) in
      ReviewListText.done("Asked for changes", review, try session.tasks([review.taskID])[review.taskID], style)
    }
  }
}
