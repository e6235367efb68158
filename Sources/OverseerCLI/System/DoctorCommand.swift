import ArgumentParser
import OverseerModel
import OverseerSDK

struct DoctorCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Examine the installation, and say how to mend it.",
    discussion: "It changes nothing. The exit status is 1 where there is an error.")

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    // Not through the operation, which needs a database that can be opened.
    let waiting = Waiting("Examining")
    let report = await Doctor.report(installation: session.installation)
    waiting.end()
    try session.reply(report, DoctorText.text)
    if !report.ok { session.exitStatus = 1 }
  }
}
