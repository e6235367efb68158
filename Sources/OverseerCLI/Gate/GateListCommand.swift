import ArgumentParser
import OverseerModel
import OverseerSDK

struct GateListCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the gates of the repository, or those that count for a task.")

  @Option(help: ArgumentHelp("All that counts for this task.", valueName: "id"))
  var task: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    if let task {
      let gates = try await session.callLong(GetEffectiveGates(taskID: try session.taskID(task)))
      try session.reply(gates, GateListText.text)
    } else {
      try session.reply(try await session.callLong(ListGates()), GateListText.text)
    }
  }
}
