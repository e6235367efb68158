import ArgumentParser
import OverseerModel
import OverseerSDK

struct GateRemove: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a gate that was added by hand.",
    discussion: "Only a person may. Its results stay.")

  @Argument(help: "The gate: its name, or its id.")
  var gate: String

  @Option(help: ArgumentHelp("The task that it was added for.", valueName: "id"))
  var task: String?

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let id = try await session.gateID(gate, of: task)
    try session.reply(try await session.callLong(RemoveGate(id: id))) { GateListText.done("Removed", $0, $1) }
  }
}
