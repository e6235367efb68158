import OverseerModel

/// Two versions of a change, each as the commits between its base and its head.
public struct ChangeVersion: Sendable, Hashable {
  public var base: CommitID
  public var head: CommitID

  public init(base: CommitID, head: CommitID) {
    self.base = base
    self.head = head
  }
}

/// What a new version of a change does that the old one did not, whatever has moved below it.
public struct Interdiff: Sendable {
  /// The old version, brought onto the base of the new one.
  public let rebased: Merge
  /// The tree of the new version.
  public let tree: TreeID
  /// What lies between the two. Of a file in conflict the old side shows both of its versions.
  public let files: [ChangedFile]
}

extension ObjectStore {
  /// Brings the old version onto the new one's base, in memory, and compares the result with the new one.
  public func interdiff(from old: ChangeVersion, to new: ChangeVersion) throws(OverseerError) -> Interdiff {
    let tree = try tree(of: new.head)
    let rebased = try rebased(old, onto: new.base)
    return Interdiff(rebased: rebased, tree: tree, files: try changes(from: rebased.tree, to: tree))
  }

  func rebased(_ version: ChangeVersion, onto base: CommitID) throws(OverseerError) -> Merge {
    try merge(
      ancestor: try tree(of: version.base), ours: try tree(of: base), theirs: try tree(of: version.head))
  }
}
