import ArgumentParser
import OverseerModel
import OverseerSDK

struct TaskArchive: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Hide a finished task from lists and search.",
    discussion: """
      Everything below it is hidden, too. Their refs and workspaces go, with all commits pinned, uncommitted work \
      included. A person can bring them back.
      """)

  @Argument(help: "The task.")
  var id: String

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let task = try await session.callLong(ArchiveTask(id: session.taskID(id)), saying: "Archiving")
    try session.reply(task) { TaskText.done("Archived", $0, $1) }
  }
}
