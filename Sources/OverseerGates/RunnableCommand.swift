import Crypto

/// A command that comes from a file of a repository or from an agent, with all that shapes its run: what a person
/// trusts, or does not.
public struct RunnableCommand: Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case setup
    case gate
    case hook
    case reviewer
  }

  /// A file that the command line names.
  public struct Script: Sendable, Hashable {
    /// Inside the repository: `.overseer/check.sh`.
    public let path: String
    /// nil where no such file is.
    public let content: [UInt8]?

    public init(path: String, content: [UInt8]?) {
      self.path = path
      self.content = content
    }
  }

  public let kind: Kind
  /// What tells it from others of its kind in the repository.
  public let name: String
  /// The command line, exactly as the shell gets it.
  public let text: String
  /// What shapes the run, as text that is equal whenever that is: environment, limits, sandbox. Empty for nothing.
  public let settings: String
  /// The files that ``scripts(namedIn:)`` gives for the command line, in the order of their paths.
  public let scripts: [Script]

  public init(kind: Kind, name: String, text: String, settings: String = "", scripts: [Script] = []) {
    self.kind = kind
    self.name = name
    self.text = text
    self.settings = settings
    self.scripts = scripts.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The SHA-256 of all of it, in 64 small hexadecimal digits. Two commands that differ in anything differ in it.
  public var sha256: String {
    TrustDigest.of(
      kind, name: name, text: text, settings: settings,
      scripts: scripts.map { ($0.path, $0.content.map(TrustDigest.of)) })
  }
}

/// SHA-256 as trust uses it.
enum TrustDigest {
  static func of(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return text(hash.finalize())
  }

  /// A digest in small hexadecimal digits.
  static func text(_ digest: SHA256Digest) -> String {
    digest.reduce(into: "") { text, byte in
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }

  /// Every part goes in with its length before it, so that no text can pass from one part into the next.
  static func of(
    _ kind: RunnableCommand.Kind, name: String, text: String, settings: String,
    scripts: [(path: String, sha256: String?)]
  ) -> String {
    let parts =
      ["overseer-trust-1", kind.rawValue, name, text, settings] + scripts.flatMap { [$0.path, $0.sha256 ?? ""] }
    return of(parts.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) })
  }
}
