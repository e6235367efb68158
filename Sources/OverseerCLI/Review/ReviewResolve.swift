import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewResolve: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Settle threads of comments.",
    discussion: "A thread is settled at its first comment, once.")

  @Argument(help: "The comments that opened the threads.")
  var ids: [String]

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let ids = try ids.map { text throws(OverseerError) in try session.commentID(text) }
    for id in ids { try session.answer(ResolveComment(id: id)) { CommentListText.done("Resolved", $0, $1) } }
  }
}
