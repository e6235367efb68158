import ArgumentParser
import OverseerDiff
import OverseerModel
import OverseerSDK

struct VcsDiff: QuestionCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what differs between two commits.",
    usage: "os vcs diff <base> <head> [<options>] [-- <path> ...]",
    discussion: """
      With --json it gives 100 files at a time; `next` of the reply is the --after of the next call. Files that a \
      program has written, and large ones, are folded unless they are named.
      """)

  @Argument(help: "The revision to compare with.")
  var base: String?

  @Argument(help: "The revision that is looked at.")
  var head: String?

  @Argument(parsing: .postTerminator, help: "Only these files and folders.", completion: .file())
  var paths: [String] = []

  @OptionGroup var form: DiffForm
  @OptionGroup var place: QuestionOptions
  @OptionGroup var global: GlobalOptions

  func question(_ paths: CommandPaths) throws(OverseerError) -> CompareRevisions {
    guard let base, let head else { throw ErrorReport.usage("two revisions are needed", hint: "os vcs diff A B") }
    var question = CompareRevisions(base: base, head: head)
    if !self.paths.isEmpty {
      question.paths = try self.paths.map { path throws(OverseerError) in try paths.path(path, "path") }
    }
    question.context = form.context
    question.whitespace = try form.whitespace()
    question.words = form.word ? true : nil
    question.countsOnly = form.stat ? true : nil
    question.unified = form.unified ? true : nil
    question.limit = form.limit
    question.after = form.after
    return question
  }

  func reply(
    to question: CompareRevisions, of repository: AskedRepository, _ session: Session
  ) async throws(OverseerError) {
    if session.options.json { return try session.print(json: await repository.ask(question)) }
    let pages =
      if let reader = repository.reader {
        try await DiffPages(of: question, in: reader, form)
      } else {
        DiffPages(limit: form.limit, after: form.after) { limit, after throws(OverseerError) in
          var page = question
          (page.limit, page.after) = (limit, after)
          return try await repository.ask(page)
        }
      }
    try await session.print(pages, form, unfolds: question.paths != nil)
  }
}

/// How differences are looked for, and what is shown of them.
struct DiffForm: ParsableArguments, Sendable {
  @Flag(help: "Only how much changed in each file.")
  var stat = false

  @Flag(help: "Mark the words that changed within a line, without colours, too.")
  var word = false

  @Flag(help: "A patch, as `git apply` takes it.")
  var unified = false

  @Option(help: ArgumentHelp("Unchanged lines around changes; 3 unless told.", valueName: "n"))
  var context: Int?

  @Option(
    name: .customLong("whitespace"),
    help: ArgumentHelp("What counts of white space: show, eol, leading_and_eol, all.", valueName: "how"))
  var whitespaceName: String?

  @Option(help: ArgumentHelp("How many files.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Begin after this file.", valueName: "path"))
  var after: String?

  func whitespace() throws(OverseerError) -> Whitespace? {
    guard let whitespaceName else { return nil }
    return try Words.choice(whitespaceName, "--whitespace")
  }
}

extension Session {
  /// Prints what differs as text, some files at a time, so that a change of any size begins at once.
  func print(_ pages: DiffPages, _ form: DiffForm, unfolds: Bool) async throws(OverseerError) {
    var pages = pages
    let text = DiffText(style: style, showsWords: form.word, unfolds: unfolds)
    var counted: [ChangedFile] = []
    var isFirst = true
    while hasReader, let page = try await pages.next() {
      if form.unified {
        try print(bytes: page.patch)
      } else if form.stat {
        counted += page.files.map(\.file)
      } else {
        let shown = text.text(page.files)
        try print(isFirst ? shown : "\n" + shown)
      }
      isFirst = false
    }
    if form.stat { try print(DiffStatText(style: style).text(counted)) }
  }
}
