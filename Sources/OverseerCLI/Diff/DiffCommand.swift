import ArgumentParser
import OverseerModel
import OverseerSDK

struct DiffCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what the commits of a task change.",
    usage: "os diff [<id>] [<options>] [-- <path> ...]",
    discussion: """
      What is not committed is not among it, except with jj, which commits by itself. Files that a program has \
      written, and large ones, are folded unless they are named.
      """)

  @Argument(help: "The task; else the one that is checked out here.")
  var id: String?

  @Argument(parsing: .postTerminator, help: "Only these files and folders.", completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("The revision to compare with; else the task's base.", valueName: "rev"))
  var against: String?

  @OptionGroup var form: DiffForm
  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.taskID(orCurrent: id)
    var diff = DiffTask(
      id: id, against: against, context: form.context, whitespace: try form.whitespace(), words: form.word ? true : nil,
      countsOnly: form.stat ? true : nil, unified: form.unified ? true : nil, limit: form.limit, after: form.after)
    if !paths.isEmpty { diff.paths = try session.repositoryPaths(paths) }
    if session.options.json { return try session.print(json: await session.callLong(diff)) }
    try await session.print(pages(of: diff, session), form, unfolds: diff.paths != nil)
  }

  private func pages(of diff: DiffTask, _ session: Session) async throws(OverseerError) -> DiffPages {
    guard try session.server() == nil else {
      return DiffPages(limit: form.limit, after: form.after) { limit, after throws(OverseerError) in
        var page = diff
        (page.limit, page.after) = (limit, after)
        return try await session.callLong(page)
      }
    }
    let (question, repository) = try await diff.question(in: session.equippedOverseer())
    return try await DiffPages(of: question, in: repository, form)
  }
}
