import ArgumentParser
import OverseerModel
import OverseerSDK

struct DoctorCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Examine the installation, and say how to mend it.",
    discussion: "It changes nothing. The exit status is 1 where there is an error.")

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let report = try await report(session)
    try session.reply(report, DoctorText.text)
    if !report.ok { session.exitStatus = 1 }
  }

  private func report(_ session: Session) async throws(OverseerError) -> DoctorReport {
    let waiting = Waiting("Examining")
    defer { waiting.end() }
    if try session.server() != nil { return try await session.callLong(RunDoctor()) }
    // Not through the operation, which needs a database that can be opened.
    return await Doctor.report(installation: session.installation)
  }
}
