import OverseerModel
import OverseerVCS

/// Finds what a new revision of a change did to the one before.
struct RevisionKind {
  let store: ObjectStore

  init(in store: ObjectStore) { self.store = store }

  /// - Parameter previous: The revision before; without one the new one is Rework.
  func of(base: CommitID, head: CommitID, after previous: ReviewRevision?) throws(OverseerError) -> ChangeKind {
    guard let previous, store.hasCommit(previous.headCommit), store.hasCommit(previous.baseCommit) else {
      return .rework
    }
    return try store.kind(
      from: facts(of: previous.headCommit, base: previous.baseCommit), to: facts(of: head, base: base))
  }

  private func facts(of head: CommitID, base: CommitID) throws(OverseerError) -> RevisionFacts {
    let commit = try store.commit(head)
    return RevisionFacts(
      commit: commit.id, parents: commit.parents, tree: commit.tree, message: commit.message,
      baseTree: try store.tree(of: base))
  }
}

extension ObjectStore {
  /// Told from the facts, or by rebasing the old change in memory.
  func kind(from old: RevisionFacts, to new: RevisionFacts) throws(OverseerError) -> ChangeKind {
    switch ChangeComparison(from: old, to: new) {
    case .decided(let kind): return kind
    case .needsRebase(let rebase):
      let merge = try merge(
        ancestor: rebase.ancestor ?? ObjectStore.emptyTree, ours: rebase.onto ?? ObjectStore.emptyTree,
        theirs: rebase.change)
      return rebase.kind(merged: merge.conflicts.isEmpty ? merge.tree : nil)
    }
  }
}
