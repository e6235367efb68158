import ArgumentParser
import OverseerClient
import OverseerModel
import OverseerSDK

struct OpenCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the browser at the running server, signed in.")

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) {
    let server = try session.runningServer()
    let code = try await server.signInCode(as: session.caller(for: .human))
    let address = SignInAddress.of("\(server.url)", code: code.code)
    Browser.open(address)
    try session.reply(["url": address]) { _, style in
      style.paint("The browser opens at \(server.url), signed in.", .dim)
    }
  }
}
