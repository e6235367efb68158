import ArgumentParser
import OverseerModel
import OverseerSDK

struct EventsPrune: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Remove old events for good.",
    discussion: "Only a person may. The state that they lead to is kept, so that the log can still be replayed.")

  @Option(help: ArgumentHelp("Events before this date: 2026-02-05.", valueName: "date"))
  var before: String

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let operation = PruneEvents(before: try Words.moment(before, "--before"))
    try session.reply(try await session.callLong(operation), EventText.pruned)
  }
}
