import ArgumentParser
import OverseerModel
import OverseerSDK

struct RepoShow: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a repository.")

  @Argument(help: "Its id or name; else the repository of the current folder.")
  var id: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let id = if let id { try session.repoID(id) } else { try session.requiredRepo().id }
    try session.answer(GetRepo(id: id)) { repo, style throws(OverseerError) in
      let progress = try session.call(GetTaskProgress(repoID: repo.id))
      return RepoText.show(repo, progress, style)
    }
  }
}
