import ArgumentParser
import OverseerModel

/// `os gate trust`: the same as `os trust`, where those look for it who write gates.
struct GateTrust: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: TrustCommand.configuration.abstract,
    discussion: TrustCommand.configuration.discussion)

  @OptionGroup var options: TrustOptions

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) { try await options.run(session) }
}
