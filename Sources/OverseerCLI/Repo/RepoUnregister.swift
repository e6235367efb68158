import ArgumentParser
import OverseerModel
import OverseerSDK

struct RepoUnregister: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "unregister", abstract: "Forget a repository without tasks.",
    discussion: "Only a person may. Its folder stays as it is.")

  @Argument(help: "The repository, by id or name.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    try session.answer(UnregisterRepo(id: session.repoID(id))) { RepoText.done("Forgot", $0, $1) }
  }
}
