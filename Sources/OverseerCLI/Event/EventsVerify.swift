import ArgumentParser
import OverseerModel
import OverseerSDK

struct EventsVerify: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Replay the log, and compare what comes out with the state.",
    discussion: "The exit status is 1 where they differ.")

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let waiting = Waiting("Replaying the log")
    defer { waiting.end() }
    let result = try await session.callLong(VerifyEvents())
    waiting.end()
    try session.reply(result, EventText.verified)
    if !result.ok { session.exitStatus = 1 }
  }
}
