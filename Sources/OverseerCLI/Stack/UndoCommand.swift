import ArgumentParser
import OverseerModel
import OverseerSDK

struct UndoCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take the last restack or land back.",
    discussion: "Only a person may, and only as long as nothing was built on it since.")

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let report = try await session.callLong(UndoLast(), saying: "Taking back")
    try session.reply(report) { report, style throws(OverseerError) in
      StackText.undone(report, try session.tasks(report.tasks), style)
    }
  }
}
