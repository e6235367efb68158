import ArgumentParser
import OverseerModel
import OverseerSDK

struct VcsList: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the refs of tasks.",
    discussion: "What has landed stays in it until it is archived.")

  @Flag(help: "Also those that are archived.")
  var archived = false

  @Option(help: ArgumentHelp("How many; 100 unless told.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Begin after that of this task.", valueName: "id"))
  var after: String?

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let after = try after.map { text throws(OverseerError) in try session.taskID(text) }
    try session.answer(ListTaskVcs(archived: archived ? true : nil, limit: limit, after: after)) {
      refs, style throws(OverseerError) in
      TaskVcsText.list(refs, try session.tasks(refs.map(\.taskID)), style)
    }
  }
}
