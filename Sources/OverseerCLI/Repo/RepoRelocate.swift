import ArgumentParser
import OverseerModel
import OverseerSDK

struct RepoRelocate: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "relocate", abstract: "Tell where a repository lies after its folder was moved.",
    discussion: "Only a person may. Nothing is moved by this.")

  @Argument(help: "The repository, by id or name.")
  var id: String

  @Argument(help: "The folder at its new place.", completion: .directory)
  var path: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let folder = session.environment.absolute(path)
    try session.answer(RelocateRepo(id: session.repoID(id), path: folder)) { RepoText.done("Relocated", $0, $1) }
  }
}
