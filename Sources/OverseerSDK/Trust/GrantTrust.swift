import OverseerGates
import OverseerModel
import OverseerStore

/// Trusts commands of a repository: exactly these, until they or a script that they name change by a byte.
public struct GrantTrust: EffectOperation {
  public static let spec = OperationSpec(
    "trust.grant", "Trust commands of a repository", who: .human, .post, "/trust",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable])

  /// The repository; the one that the call comes from where it is not given.
  public var repoID: RepoID?
  /// The digests of the commands, as `trust.list` gave them: what has changed since is not trusted.
  public var sha256: [String]

  public init(repoID: RepoID? = nil, sha256: [String]) {
    self.repoID = repoID
    self.sha256 = sha256
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> [AskedCommand] {
    let (repo, now) = try await overseer.store.readAsync { reading throws(OverseerError) in
      (try caller.requiredRepo(repoID, in: reading), reading.now)
    }
    let search = CommandSearch(repo: try VersionedRepo(repo, jj: overseer.jj), overseer: overseer)
    let commands = try await search.commands()
    let wanted = commands.filter { sha256.contains($0.sha256) }
    let known = Set(commands.map(\.sha256))
    if let stranger = sha256.first(where: { !known.contains($0) }) {
      throw OverseerError(
        .conflict, "no command of \(repo.name) has the digest \(stranger)",
        hint: "It has changed since you looked. Look again: os trust", details: ["sha256": .string(stranger)])
    }
    try overseer.trust.grant(wanted, repo: search.repo.checkout.mainRoot, by: caller.principal, at: now)
    return try search.asked(commands)
  }
}
