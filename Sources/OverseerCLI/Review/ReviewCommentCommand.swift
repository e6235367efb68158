import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewCommentCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Comment on lines, on a file, on the whole, or answer a comment.",
    discussion: """
      The lines are those of the revision under review; any line of any file will do, changed or not. Without a file \
      the comment is about the whole.
      """)

  @Argument(
    help: ArgumentHelp("The file and its lines, counted from 1: src/a.swift:10-14", valueName: "file:lines"),
    completion: .file())
  var place: String?

  @Option(
    name: [.customShort("m"), .customLong("message")], parsing: .unconditional,
    help: ArgumentHelp("What there is to say: TEXT, @FILE, or - for standard input.", valueName: "text"))
  var message: String

  @Option(help: ArgumentHelp("The task or review; else that of the task that is checked out here.", valueName: "id"))
  var task: String?

  @Option(
    help: ArgumentHelp("right, what is there now (unless told), or left, what was there.", valueName: "side"),
    completion: .list(["left", "right"]))
  var side: String?

  @Option(name: .customLong("reply-to"), help: ArgumentHelp("The comment that is answered.", valueName: "id"))
  var replyTo: String?

  @Option(
    help: ArgumentHelp(
      "must or should, which stand against an approval, nit, or praise; should unless told.", valueName: "how"),
    completion: .list(ReviewComment.Severity.allCases.map(\.rawValue)))
  var severity: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What is to stand instead of the lines: TEXT, @FILE, or -.", valueName: "text"))
  var suggest: String?

  @Flag(help: "Keep the text as a learning of the task, too.")
  var learn = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard place == nil || replyTo == nil else {
      throw ValidationError("an answer stands where its thread does: give a file or --reply-to")
    }
  }

  func runLong(_ session: Session) async throws(OverseerError) {
    let answered = try replyTo.map { text throws(OverseerError) in try session.comment(text) }
    let review =
      if let answered, task == nil {
        try await session.review(orCurrent: "\(answered.taskID)")
      } else {
        try await session.review(orCurrent: task)
      }
    let lines = try place.map { text throws(OverseerError) in try session.linePlace(text) }
    let comment = AddComment(
      reviewID: review.id, revision: review.headCommit, inReplyTo: answered?.id, filePath: lines?.path,
      lineStart: lines?.first, lineEnd: lines?.last,
      side: try side.map { text throws(OverseerError) in try Words.choice(text, "--side") },
      body: try session.longText(message, "--message"),
      suggestion: try suggest.map { text throws(OverseerError) in try session.suggestion(text) },
      severity: try severity.map { text throws(OverseerError) in try Words.choice(text, "--severity") },
      learn: learn ? true : nil)
    try session.reply(await session.callLong(comment), CommentListText.added)
  }
}

extension Session {
  /// A place in the repository, whatever folder it was named in.
  func linePlace(_ text: String) throws(OverseerError) -> LinePlace {
    var place = LinePlace(text)
    place.path = try repositoryPaths([place.path]).first ?? place.path
    return place
  }

  /// Lines as they are to stand in a file, with their ends. Nothing at all takes lines out.
  func suggestion(_ text: String) throws(OverseerError) -> String {
    let lines = try longText(text, "--suggest")
    return lines.isEmpty || lines.utf8.last == UInt8(ascii: "\n") ? lines : lines + "\n"
  }
}
