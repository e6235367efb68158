import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewApply: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Commit what comments suggest, and resolve them.",
    discussion: "All of it becomes one commit in the task's workspace. A submit brings it into review.")

  @Argument(help: "The comments with the suggestions, all on one task.")
  var ids: [String]

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let ids = try ids.map { text throws(OverseerError) in try session.commentID(text) }
    guard let first = ids.first else { throw ErrorReport.usage("no comment was named", hint: "os review apply ID") }
    let apply = ApplySuggestion(id: first, also: ids.count > 1 ? Array(ids.dropFirst()) : nil)
    try session.reply(await session.callLong(apply, saying: "Applying"), CommentListText.applied)
  }
}
