import ArgumentParser
import OverseerModel

struct TrustCommand: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Look at the commands that a repository wants to run, and trust them.",
    discussion: """
      Only a person may trust them: exactly these, until they or a script that they name change by a byte. Without a \
      terminal to answer at they are only shown.
      """)

  @OptionGroup var options: TrustOptions

  @OptionGroup var global: GlobalOptions

  func runLong(_ session: Session) async throws(OverseerError) { try await options.run(session) }
}
