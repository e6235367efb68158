import ArgumentParser
import OverseerModel

/// What every command of `os` has: the options that all of them take.
protocol OSCommand: ParsableCommand {
  var global: GlobalOptions { get }
  var sessionOptions: GlobalOptions.Values { get }
}

extension OSCommand {
  var sessionOptions: GlobalOptions.Values { global.values }
}

/// A command of `os`: it reads its arguments, calls an operation and renders the reply. No rule stands in it.
protocol CLICommand: OSCommand {
  func run(_ session: Session) throws(OverseerError)
}

/// A command that may go on for a while, and must not block a thread then.
protocol LongCLICommand: OSCommand, Sendable {
  /// Whether it does so this time; a command that is a ``CLICommand`` as well is run as such where not.
  var isLong: Bool { get }
  /// Whether a server can do its work, where one is named.
  var mayAskServer: Bool { get }
  func runLong(_ session: Session) async throws(OverseerError)
}

extension LongCLICommand {
  var isLong: Bool { true }
  var mayAskServer: Bool { true }
}
