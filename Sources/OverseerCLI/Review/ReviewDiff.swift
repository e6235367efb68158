import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewDiff: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what is under review.",
    usage: "os review diff [<id>] [<options>] [-- <path> ...]",
    discussion: """
      Against an earlier round it shows what the work on it has changed: that round is brought onto the present base \
      first, so that a restack alone shows nothing.
      """)

  @Argument(help: "The task or review; else that of the task that is checked out here.")
  var id: String?

  @Argument(parsing: .postTerminator, help: "Only these files and folders.", completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("base (unless told), the number of a round, or last-viewed.", valueName: "what"),
    completion: .list(["base", "last-viewed"]))
  var against: String?

  @OptionGroup var form: DiffForm
  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let review = try await session.review(orCurrent: id)
    var diff = DiffReview(
      id: review.id, against: against, context: form.context, whitespace: try form.whitespace(),
      words: form.word ? true : nil, countsOnly: form.stat ? true : nil, unified: form.unified ? true : nil,
      limit: form.limit, after: form.after)
    if !paths.isEmpty { diff.paths = try session.repositoryPaths(paths) }
    if session.options.json { return try session.print(json: await session.callLong(diff)) }
    let question = diff
    try await session.paged { () async throws(OverseerError) in try await print(question, session) }
  }

  private func print(_ diff: DiffReview, _ session: Session) async throws(OverseerError) {
    let text = DiffText(style: session.style, showsWords: form.word, unfolds: diff.paths != nil)
    var counted: [ChangedFile] = []
    var isFirst = true
    try await session.pages(of: diff) { page throws(OverseerError) in
      if form.unified {
        try session.print(bytes: Array((page.unified ?? "").utf8))
      } else if form.stat {
        counted += page.files.map(\.file)
      } else if !page.files.isEmpty {
        try session.print((isFirst ? "" : "\n") + text.text(page.files))
      } else if isFirst {
        try session.print("Nothing differs.\n")
      }
      isFirst = false
    }
    if form.stat { try session.print(DiffStatText(style: session.style).text(counted)) }
  }
}

extension Session {
  /// Gives the files under review some at a time, as long as somebody reads them: all of them, or as many as the
  /// question says.
  func pages(
    of diff: DiffReview, each count: Int = Page.standard,
    _ body: (CompareRevisions.Comparison) throws(OverseerError) -> Void
  ) async throws(OverseerError) {
    var question = diff
    question.limit = diff.limit ?? count
    while hasReader {
      let page = try await callLong(question)
      try body(page)
      guard diff.limit == nil, let next = page.next else { return }
      question.after = next
    }
  }
}
