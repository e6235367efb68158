import ArgumentParser
import OverseerModel
import OverseerSDK

struct RepoList: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the repositories.")

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(ListRepos(limit: Page.most)) { repos, style throws(OverseerError) in
      RepoText.list(repos, current: try session.currentRepo()?.id, style)
    }
  }
}
