import OverseerGates
import OverseerModel
import OverseerStore
import OverseerVCS

/// A command that a repository wants to run on this machine.
public struct AskedCommand: Codable, Sendable, Hashable {
  public enum State: String, Codable, Sendable, CaseIterable {
    case trusted = "Trusted"
    case new = "New"
    /// Another text, or another script that it names, was trusted before.
    case changed = "Changed"
  }

  /// What it is run for.
  public var kind: RunnableCommand.Kind
  /// What it is called in the repository's settings.
  public var name: String
  /// The command line, as it is run by `/bin/sh -c`.
  public var command: String
  /// What is trusted: this digest covers the command and the scripts in `.overseer/` that it names.
  public var sha256: String
  /// Whether a person has trusted it.
  public var state: State
  /// What changed since it was last trusted, or all of it, as lines for a person; control characters are escaped.
  public var difference: [String]
}

/// Finds the commands of a repository: those of its default branch.
struct CommandSearch {
  let repo: VersionedRepo
  let overseer: Overseer

  func commands() async throws(OverseerError) -> [RunnableCommand] {
    let settings = try repo.configuration(at: try await repo.trunk().tip).workspace
    let preparation = WorkspacePreparation(
      settings: settings, repo: repo, trust: overseer.trust, environment: overseer.environmentTrust)
    guard let setup = try preparation.command(in: repo.checkout.root) else { return [] }
    return [setup]
  }

  func asked(_ commands: [RunnableCommand]) throws(OverseerError) -> [AskedCommand] {
    var asked: [AskedCommand] = []
    for command in commands {
      let state: AskedCommand.State
      let change: TrustChange
      switch try overseer.trust.state(
        of: command, repo: repo.checkout.mainRoot, environment: overseer.environmentTrust)
      {
      case .trusted: (state, change) = (.trusted, TrustChange(from: nil, to: command))
      case .new: (state, change) = (.new, TrustChange(from: nil, to: command))
      case .changed(let previous): (state, change) = (.changed, TrustChange(from: previous, to: command))
      }
      asked.append(
        AskedCommand(
          kind: command.kind, name: command.name, command: command.text, sha256: command.sha256, state: state,
          difference: change.lines))
    }
    return asked
  }
}
