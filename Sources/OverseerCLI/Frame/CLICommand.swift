import ArgumentParser
import OverseerModel

/// A command of `os`: it reads its arguments, calls an operation and renders the reply. No rule stands in it.
protocol CLICommand: ParsableCommand {
  var global: GlobalOptions { get }
  func run(_ session: Session) throws(OverseerError)
}

/// A command that may go on for a while, and must not block a thread then.
protocol LongCLICommand: ParsableCommand, Sendable {
  var global: GlobalOptions { get }
  func runLong(_ session: Session) async throws(OverseerError)
}
