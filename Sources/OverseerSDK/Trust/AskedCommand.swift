import OverseerGates

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
  /// Where it stands: a file, with the commit where that is not the tip of the default branch, or a task's context.
  public var origin: String
  /// What is trusted: this digest covers the command and the scripts in `.overseer/` that it names.
  public var sha256: String
  /// Whether a person has trusted it.
  public var state: State
  /// What changed since it was last trusted, or all of it, as lines for a person; control characters are escaped.
  public var difference: [String]
}

extension AskedCommand {
  init(_ found: FoundCommand, _ trust: TrustState) {
    let command = found.command
    kind = command.kind
    name = command.name
    self.command = command.text
    origin = found.origin
    sha256 = command.sha256
    switch trust {
    case .trusted: (state, difference) = (.trusted, TrustChange(from: nil, to: command).lines)
    case .new: (state, difference) = (.new, TrustChange(from: nil, to: command).lines)
    case .changed(let previous): (state, difference) = (.changed, TrustChange(from: previous, to: command).lines)
    }
  }
}

extension RunnableCommand.Kind {
  /// What a person calls a command of this kind: `gate lint`; where there is but one, its kind alone.
  public func title(of name: String) -> String { name == rawValue ? name : "\(rawValue) \(name)" }
}
