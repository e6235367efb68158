import OverseerModel
import OverseerStore

/// Lists the commands that a repository wants to run on this machine, and whether they are trusted.
public struct ListTrust: EffectOperation {
  public static let spec = OperationSpec(
    "trust.list", "List the commands that a repository wants to run", who: .any, .get, "/trust",
    errors: [.notFound, .preconditionFailed, .unavailable])

  /// The repository; the one that the call comes from where it is not given.
  public var repoID: RepoID?

  public init(repoID: RepoID? = nil) { self.repoID = repoID }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> [AskedCommand] {
    let repo = try await overseer.store.readAsync { reading throws(OverseerError) in
      try caller.requiredRepo(repoID, in: reading)
    }
    let search = CommandSearch(repo: try VersionedRepo(repo, jj: overseer.jj), overseer: overseer)
    return try search.asked(try await search.commands())
  }
}
