import OverseerGates
import OverseerJSON
import OverseerModel

/// What a person trusts of a repository's commands.
struct TrustCheck: Sendable {
  /// A command that may not run.
  struct Untrusted: Sendable {
    let command: RunnableCommand
    let state: AskedCommand.State
    /// From what was trusted, or from nothing.
    let change: TrustChange
  }

  private let store: TrustStore
  private let environment: EnvironmentTrust
  private let path: String
  private let name: String

  init(of repo: VersionedRepo, in overseer: Overseer) {
    store = overseer.trust
    environment = overseer.environmentTrust
    path = repo.checkout.mainRoot
    name = repo.repo.name
  }

  /// How each of the commands stands. Throws `unavailable` where the record of what is trusted cannot be used.
  func states(of commands: [RunnableCommand]) throws(OverseerError) -> [TrustState] {
    if commands.isEmpty { return [] }
    let grants = try store.list(repo: path)
    return commands.map { TrustState(of: $0, grants: grants, environment: environment) }
  }

  /// Those of the commands that may not run, in their order.
  func untrusted(_ commands: [RunnableCommand]) throws(OverseerError) -> [Untrusted] {
    zip(commands, try states(of: commands)).compactMap { command, state in
      switch state {
      case .trusted: nil
      case .new: Untrusted(command: command, state: .new, change: TrustChange(from: nil, to: command))
      case .changed(let previous):
        Untrusted(command: command, state: .changed, change: TrustChange(from: previous, to: command))
      }
    }
  }

  /// Throws `precondition_failed` where one of the commands may not run.
  func refuse(_ commands: [RunnableCommand], hint: String) throws(OverseerError) {
    let untrusted = try untrusted(commands)
    guard !untrusted.isEmpty else { return }
    let names = untrusted.map(\.title).joined(separator: ", ")
    let what = untrusted.count == 1 ? "a command of \(name) is" : "\(untrusted.count) commands of \(name) are"
    throw OverseerError(
      .preconditionFailed, "\(what) not trusted, so nothing runs: \(names)",
      hint: hint,
      details: ["commands": .array(untrusted.map { .object($0.details) })])
  }
}

extension TrustCheck.Untrusted {
  /// How many lines of a difference an error holds.
  private static let lineLimit = 100

  /// What a person calls it: `gate lint`.
  var title: String { command.kind.title(of: command.name).shown }

  fileprivate var details: JSONDetails {
    let lines = change.lines
    let more = lines.count - Self.lineLimit
    let shown = lines.prefix(Self.lineLimit) + (more > 0 ? ["(and \(more) more lines: os gate trust)"] : [])
    return [
      "kind": .string(command.kind.rawValue), "name": .string(command.name), "command": .string(command.text),
      "sha256": .string(command.sha256), "state": .string(state.rawValue),
      "difference": .array(shown.map { .string($0) }),
    ]
  }
}
