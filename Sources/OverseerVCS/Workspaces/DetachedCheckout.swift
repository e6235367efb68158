import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder with the files of one commit and nothing else, to run something in. It belongs to no branch and no task.
///
/// For both backends it is a worktree of git, so that what runs there can ask git; jj takes no notice of it.
public struct DetachedCheckout: Sendable {
  public let path: String
  private let repository: GitDirectory

  /// - Parameter path: Where nothing is yet, or what was left of such a folder.
  /// - Throws: `precondition_failed` where there is no git repository behind `checkout`.
  public init(at path: String, of checkout: Checkout) throws(OverseerError) {
    guard let git = checkout.git else {
      throw OverseerError(.preconditionFailed, "\(checkout.root) has no git repository behind it")
    }
    self.path = path
    repository = git
  }

  /// Makes the folder. Filters of the user run, hooks do not.
  public func make(_ commit: CommitID) async throws(OverseerError) {
    try await git.worktree(
      ["add", "--quiet", "--detach", path, "\(commit)"], settings: ["core.hooksPath=/dev/null"])
  }

  /// Removes the folder with all that is in it, and what git knows of it.
  public func remove() async throws(OverseerError) {
    if Checkout(containing: path)?.root == path {
      try await git.worktree(["remove", "--force", "--force", path])
    }
    // What was cut short at its very beginning.
    rmdir(path)
    try await git.worktree(["prune"])
  }

  /// The files that are there now.
  public func files(leavingOut: [String]) throws(OverseerError) -> WorkspaceFiles {
    guard let checkout = Checkout(containing: path), checkout.root == path else {
      throw OverseerError(.notFound, "there is no checkout at \(path)")
    }
    let store = try ObjectStore(at: checkout)
    return try WorkspaceFiles(store.status(leavingOut: leavingOut), in: store)
  }

  private var git: GitCommand { GitCommand(folder: repository.common) }
}
