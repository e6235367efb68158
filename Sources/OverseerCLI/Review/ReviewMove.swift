import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewMove: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Put a thread of comments where it belongs now.",
    discussion: "From then on it is followed from there.")

  @Argument(help: "The comment that opened the thread.")
  var id: String

  @Argument(
    help: ArgumentHelp("The file and its lines, counted from 1: src/a.swift:10-14", valueName: "file:lines"),
    completion: .file())
  var place: String

  @Option(
    help: ArgumentHelp("right, what is there now (unless told), or left, what was there.", valueName: "side"),
    completion: .list(["left", "right"]))
  var side: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let lines = try session.linePlace(place)
    let move = MoveComment(
      id: try session.commentID(id), filePath: lines.path, lineStart: lines.first, lineEnd: lines.last,
      side: try side.map { text throws(OverseerError) in try Words.choice(text, "--side") })
    try session.reply(await session.callLong(move)) { CommentListText.done("Moved", $0, $1) }
  }
}
