import OverseerModel
import OverseerStore
import OverseerVCS

/// What a start makes that was not there before.
struct StartPlan: RepositoryPlan {
  var ref: String
  var base: CommitID
  var makesRef: Bool
  /// The name of the task's own workspace.
  var name: String
  /// The folder of the workspace that is made; nil where there is one.
  var workspace: String?
  /// The checkout that goes to the ref, and what it had checked out before.
  var checkout: String?
  var branchBefore: String?

  func settle(in repo: VersionedRepo) async throws(OverseerError) {
    if makesRef, let tip = try await repo.vcs.tip(of: ref), try isUntouched(tip, in: repo), try await leave(repo) {
      try await repo.vcs.deleteRef(ref)
    }
    if let workspace { try await repo.vcs.removeWorkspace(name, at: workspace) }
  }

  /// Somebody may have been quick to commit: then the ref is theirs, and the next start takes it up.
  private func isUntouched(_ tip: CommitID, in repo: VersionedRepo) throws(OverseerError) -> Bool {
    if tip == base { return true }
    guard repo.checkout.vcsType == .jj else { return false }
    // The change that jj makes to be worked in.
    let store = try repo.objects()
    let commit = try store.commit(tip)
    let tree = try store.tree(of: base)
    return commit.parents == [base] && commit.tree == tree
  }

  /// Whether the checkout is not on the ref any more.
  private func leave(_ repo: VersionedRepo) async throws(OverseerError) -> Bool {
    guard let checkout else { return true }
    let status = try await repo.vcs.status(of: checkout, links: [])
    guard status.branch == ref else { return true }
    guard status.isClean, let branchBefore, branchBefore != ref else { return false }
    try await repo.vcs.leave(for: branchBefore, in: checkout)
    return true
  }
}
