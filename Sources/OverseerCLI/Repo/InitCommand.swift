import ArgumentParser
import OverseerModel
import OverseerSDK

struct InitCommand: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Register a folder as a repository.",
    discussion: """
      Of a checkout of jj or git it is the root, from wherever in it this is called; in any other folder tasks can be \
      planned. Nothing is written into it. Doing it again brings the entry up to date.
      """)

  @Argument(help: "The folder; else the current one.")
  var path: String?

  @Option(help: ArgumentHelp("What to call it; else as its folder is called.", valueName: "text"))
  var name: String?

  @Option(
    name: .customLong("default-branch"), help: ArgumentHelp("The branch that work lands on.", valueName: "name"))
  var defaultBranch: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let folder = path.map { session.environment.absolute($0) }
    let repo = try session.call(RegisterRepo(path: folder, name: name, defaultBranch: defaultBranch))
    if try session.server() == nil { _ = try HumanToken.ensure(in: session.installation) }
    try session.reply(repo) { repo, style throws(OverseerError) in
      let progress = try session.call(GetTaskProgress(repoID: repo.id))
      return RepoText.registered(repo, isEmpty: progress.total == 0, style)
    }
  }
}
