import ArgumentParser
import OverseerModel
import OverseerSDK

struct VcsResolve: QuestionCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Find the commit that a name stands for.",
    discussion: """
      A branch, a tag, a commit or the beginning of one, HEAD~2; of jj also a bookmark, a change or the beginning of \
      one, and @.
      """)

  @Argument(help: "The name.")
  var revision: String?

  @OptionGroup var place: QuestionOptions
  @OptionGroup var global: GlobalOptions

  func question(_ paths: CommandPaths) throws(OverseerError) -> ResolveRevision {
    guard let revision else { throw ErrorReport.usage("no revision was named", hint: "os vcs resolve REVISION") }
    return ResolveRevision(revision: revision)
  }

  func reply(
    to question: ResolveRevision, of repository: AskedRepository, _ session: Session
  ) async throws(OverseerError) {
    try session.reply(await repository.ask(question)) { found, style in
      "\(found.commit)" + (found.changeID.map { "  " + style.paint($0, .magenta) } ?? "")
    }
  }
}
