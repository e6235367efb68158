/// What is known of one revision of a change without reading a file.
public struct RevisionFacts: Sendable, Hashable {
  public var commit: CommitID
  public var parents: [CommitID]
  public var tree: TreeID
  public var message: String
  /// The tree that the change starts from; nil for one that starts from nothing.
  public var baseTree: TreeID?

  public init(commit: CommitID, parents: [CommitID], tree: TreeID, message: String, baseTree: TreeID?) {
    self.commit = commit
    self.parents = parents
    self.tree = tree
    self.message = message
    self.baseTree = baseTree
  }

  /// Whether a gate that passed for this revision has passed for `next`: a gate sees nothing but the tree.
  public func carriesGatePass(to next: RevisionFacts) -> Bool { tree == next.tree }
}

/// How the kind of a new revision is found: mostly from the facts alone, else from the tree that a rebase gives.
public enum ChangeComparison: Sendable, Hashable {
  case decided(ChangeKind)
  /// Nothing but rebasing the old change in memory tells.
  case needsRebase(Rebase)

  /// Compares the revision `new` of a change with the one before it.
  public init(from old: RevisionFacts, to new: RevisionFacts) {
    let sameTrees = old.tree == new.tree && old.baseTree == new.baseTree
    if sameTrees && old.commit == new.commit {
      self = .decided(.noChange)
    } else if sameTrees && old.parents == new.parents {
      self = .decided(old.message == new.message ? .noChange : .messageOnly)
    } else if old.baseTree == new.baseTree {
      // A rebase onto an equal base gives the old tree.
      self = .decided(sameTrees ? .pureRebase : .rework)
    } else {
      self = .needsRebase(
        Rebase(ancestor: old.baseTree, onto: new.baseTree, change: old.tree, expected: new.tree))
    }
  }

  /// A three-way merge of trees, to be computed in memory: `ancestor` is what `onto` and `change` have in common.
  /// A nil tree is the empty one.
  public struct Rebase: Sendable, Hashable {
    public let ancestor: TreeID?
    public let onto: TreeID?
    public let change: TreeID
    private let expected: TreeID

    init(ancestor: TreeID?, onto: TreeID?, change: TreeID, expected: TreeID) {
      self.ancestor = ancestor
      self.onto = onto
      self.change = change
      self.expected = expected
    }

    /// The kind, given the tree that the merge gave; nil where it conflicts.
    public func kind(merged: TreeID?) -> ChangeKind { merged == expected ? .pureRebase : .rework }
  }
}
