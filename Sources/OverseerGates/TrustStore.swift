import OverseerJSON
import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a person of this installation trusts, by repository: the folder `trust/`, which only its owner can enter.
///
/// A repository is named by the real path of its main root. Each has one file, which is replaced whole, so that a
/// reader needs no lock; writers of all processes wait for one another.
public struct TrustStore: Sendable {
  public let folder: String

  /// The largest file that is read or written, in bytes.
  static let limit = 16 << 20

  /// - Parameter folder: `trust` in the installation's folder. It is made when something is first trusted.
  public init(folder: String) { self.folder = folder }

  /// What is trusted for a repository, the oldest grant first.
  ///
  /// - Throws: `unavailable` where the record is not ours, could have been written by others, or is damaged: nothing
  ///   is trusted then.
  public func list(repo: String) throws(OverseerError) -> [TrustGrant] {
    guard let bytes = try TrustFile(path: path(of: repo)).read(limit: Self.limit, folder: folder) else { return [] }
    return try grants(in: bytes, repo: repo)
  }

  /// Whether a command may run in a repository; throws like ``list(repo:)``.
  public func state(
    of command: RunnableCommand, repo: String, environment: EnvironmentTrust = .none
  ) throws(OverseerError) -> TrustState {
    TrustState(of: command, grants: try list(repo: repo), environment: environment)
  }

  /// Trusts commands from now on. What was trusted before stays so; one that is trusted already becomes the last.
  ///
  /// - Throws: `forbidden` unless a person grants it, `too_large`, and like ``list(repo:)``.
  public func grant(
    _ commands: [RunnableCommand], repo: String, by principal: Principal, at moment: Instant
  ) throws(OverseerError) {
    guard principal.isHuman else { throw OverseerError(.forbidden, "only a person can trust commands") }
    try change(repo) { grants in
      let added = commands.map { TrustGrant($0, by: principal, at: moment) }
      let digests = Set(added.map(\.sha256))
      return grants.filter { !digests.contains($0.sha256) } + added
    }
  }

  /// Stops trusting the commands with these digests; those that are not trusted anyway do not matter.
  ///
  /// - Throws: Like ``list(repo:)``.
  public func revoke(_ digests: Set<String>, repo: String) throws(OverseerError) {
    try change(repo) { grants in grants.filter { !digests.contains($0.sha256) } }
  }

  private func change(_ repo: String, _ body: ([TrustGrant]) -> [TrustGrant]) throws(OverseerError) {
    let file = TrustFile(path: path(of: repo))
    try TrustFile.prepare(folder)
    try TrustFile.whileLocked(folder) { () throws(OverseerError) in
      let before = try list(repo: repo)
      let after = body(before)
      if after == before { return }
      let bytes: [UInt8]
      do throws(JSONCodingError) {
        bytes = try JSONCoder.encode(Record(repo: repo, grants: after), pretty: true)
      } catch {
        throw file.refusal("it cannot be written: \(error)")
      }
      guard bytes.count <= Self.limit else {
        throw OverseerError(
          .tooLarge, "what is trusted for \(repo) would need \(bytes.count) bytes; at most \(Self.limit) are kept",
          hint: "Revoke what is no longer asked for, and keep data out of the scripts that gates name.")
      }
      try file.replace(with: bytes, folder: folder)
    }
  }

  private func grants(in bytes: [UInt8], repo: String) throws(OverseerError) -> [TrustGrant] {
    let file = TrustFile(path: path(of: repo))
    let record: Record
    do throws(JSONCodingError) {
      record = try JSONCoder.decode(Record.self, from: bytes)
    } catch {
      throw file.refusal("it is damaged: \(error)")
    }
    guard record.format == Record.present else { throw file.refusal("a later Overseer wrote it") }
    // Bytes and not characters: to the file system, paths that look alike can be two.
    guard record.repo.utf8.elementsEqual(repo.utf8) else { throw file.refusal("it is about another repository") }
    guard record.grants.allSatisfy(\.isWhole) else { throw file.refusal("it was changed by hand, or is damaged") }
    return record.grants
  }

  private func path(of repo: String) -> String { folder + "/\(TrustDigest.of(Array(repo.utf8))).json" }
}

/// The content of one file.
private struct Record: Codable {
  static let present = 1

  var format = Record.present
  let repo: String
  let grants: [TrustGrant]
}
