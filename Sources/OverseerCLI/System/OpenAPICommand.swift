import ArgumentParser
import OverseerContract
import OverseerModel
import OverseerSDK

struct OpenAPICommand: CLICommand {
  static let configuration = CommandConfiguration(
    commandName: "openapi", abstract: "Print the OpenAPI document of all operations.",
    discussion: "As YAML, or as JSON with --json.")

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws(OverseerError) {
    let document = OpenAPIDocument(of: .current, version: Version.current)
    if session.options.json { try session.print(json: document.json) } else { try session.print(document.yaml()) }
  }
}
