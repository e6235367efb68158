import OverseerModel

/// A command that a person trusts for a repository.
public struct TrustGrant: Codable, Sendable, Hashable {
  /// A file that the command line names, as it was when the command was trusted.
  public struct Script: Codable, Sendable, Hashable {
    public let path: String
    /// nil where no such file was.
    public let sha256: String?
    /// The file's content; nil where there was none, or none in UTF-8.
    public let text: String?
  }

  public let kind: RunnableCommand.Kind
  public let name: String
  public let text: String
  public let settings: String
  public let scripts: [Script]
  public let sha256: String
  public let grantedBy: Principal
  public let grantedAt: Instant

  init(_ command: RunnableCommand, by principal: Principal, at moment: Instant) {
    kind = command.kind
    name = command.name
    text = command.text
    settings = command.settings
    scripts = command.scripts.map { script in
      Script(
        path: script.path, sha256: script.content.map(TrustDigest.of),
        text: script.content.flatMap { String(validating: $0, as: UTF8.self) })
    }
    sha256 = command.sha256
    grantedBy = principal
    grantedAt = moment
  }

  /// Whether what is shown of it is what was trusted.
  var isWhole: Bool {
    let digest = TrustDigest.of(
      kind, name: name, text: text, settings: settings, scripts: scripts.map { ($0.path, $0.sha256) })
    return digest == sha256
      && scripts.allSatisfy { script in script.text.map { TrustDigest.of(Array($0.utf8)) == script.sha256 } ?? true }
  }
}

/// Whether a command may run.
public enum TrustState: Sendable, Hashable {
  case trusted
  /// Nobody has trusted any command of this kind and name.
  case new
  /// Another one of this kind and name is trusted: the one that was trusted last.
  case changed(from: TrustGrant)

  /// The rule: a command is trusted if exactly it was, by a person or by the environment.
  public init(of command: RunnableCommand, grants: [TrustGrant], environment: EnvironmentTrust = .none) {
    let sha256 = command.sha256
    if environment.digests.contains(sha256) || grants.contains(where: { $0.sha256 == sha256 }) {
      self = .trusted
      return
    }
    let last = grants.last { $0.kind == command.kind && $0.name == command.name }
    self = last.map { .changed(from: $0) } ?? .new
  }
}
