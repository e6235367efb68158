import OverseerModel
import OverseerVCS

/// Finds the commit that a name stands for.
public struct ResolveRevision: RepositoryQuestion {
  public static let spec = OperationSpec(
    "vcs.resolve", "Find the commit that a name stands for", who: .any, .get, "/vcs/resolve",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable, .vcsFailed])

  public var repoID: RepoID?
  /// A branch, a tag, a commit or the beginning of one, `HEAD~2`; in a repository of jj also a bookmark, a change or
  /// the beginning of one, and `@`.
  public var revision: String

  public init(repoID: RepoID? = nil, revision: String) {
    self.repoID = repoID
    self.revision = revision
  }

  public struct Resolution: Codable, Sendable, Hashable {
    public var commit: CommitID
    /// jj's name of the change that the commit belongs to; null in git.
    public var changeID: String?
    /// Every commit that the name stands for, which is this one: a divergent change is refused, naming all of its.
    public var commits: [CommitID]
  }

  public func answer(in repository: RepositoryReader) async throws(OverseerError) -> Resolution {
    let commit = try await repository.commit(revision)
    let change = try repository.revisions.changeID(of: commit, in: repository.objects())
    return Resolution(commit: commit, changeID: change.map { "\($0)" }, commits: [commit])
  }
}
