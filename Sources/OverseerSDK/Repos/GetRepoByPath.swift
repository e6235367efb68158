import OverseerModel
import OverseerStore
import OverseerVCS

/// Gives the repository that a folder belongs to: the nearest registered one at or above it, or the one whose worktree
/// or workspace it is; null where there is none.
public struct GetRepoByPath: ReadOperation {
  public static let spec = OperationSpec(
    "repos.get_by_path", "Find the repository of a folder", who: .any, .get, "/repos/by-path")

  /// The folder, or a file in it; it need not exist any more.
  public var path: String

  public init(path: String) { self.path = path }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Repo? {
    let path = try caller.absolutePath(path)
    let repo = try RepoSearch.repo(from: realPath(path) ?? path, in: reading)
    if let repo { try caller.checkBounds(of: repo.id) }
    return repo
  }
}
