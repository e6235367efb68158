import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewViewed: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "viewed", abstract: "Mark files under review as seen, and tell which are not.",
    usage: "os review viewed [<id>] [<file> ...] [<options>]",
    discussion: """
      Without a file all are marked. A mark lasts until what changed in the file is changed again; a restack does not \
      end it.
      """)

  @Argument(
    help: ArgumentHelp(
      "The task or review, else that of the task that is checked out here; then files and folders.",
      valueName: "file"),
    completion: .file())
  var words: [String] = []

  @Flag(help: "Mark nothing.")
  var list = false

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let named = try await session.reviewIfNamed(words.first)
    let review = if let named { named } else { try await session.review(orCurrent: nil) }
    let files = try session.repositoryPaths(Array(words.dropFirst(named == nil ? 0 : 1)))
    let mark = MarkViewed(
      id: review.id, paths: list ? [] : files.isEmpty ? nil : files, revision: list ? nil : review.headCommit)
    try session.reply(await session.callLong(mark), ViewedText.text)
  }
}

extension Session {
  /// The review that the first of some words names; nil where it is a file's.
  fileprivate func reviewIfNamed(_ word: String?) async throws(OverseerError) -> Review? {
    guard let word, !word.contains("/"), !word.contains(".") else { return nil }
    do throws(OverseerError) {
      return try await review(orCurrent: word)
    } catch {
      guard AnyTaskID(word) == nil, ReviewID(word) == nil else { throw error }
      guard error.code == .notFound || error.code == .invalidInput else { throw error }
      return nil
    }
  }
}

/// What somebody has seen of a change, for people.
enum ViewedText {
  /// How many of the files that were not seen are named.
  private static let most = 20

  static func text(_ files: MarkViewed.ViewedFiles, _ style: Style) -> String {
    let total = files.viewed.count + files.unviewed.count
    let head = "Seen \(files.viewed.count) of \(DataText.count(total, "file", "files"))."
    guard !files.unviewed.isEmpty else { return head + "\n" }
    let shown = files.unviewed.prefix(most).map { "  " + DiffFileHead.end(of: Escaped.line($0), to: style.width - 2) }
    let more = files.unviewed.count > most ? ["  and \(files.unviewed.count - most) more"] : []
    return ([head + " Not yet:"] + shown + more).joined(separator: "\n") + "\n"
  }
}
