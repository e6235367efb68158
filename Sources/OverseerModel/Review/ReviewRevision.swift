/// A state of the change under review.
public struct ReviewRevision: Codable, Sendable, Hashable {
  public var baseCommit: CommitID
  /// What names the revision.
  public var headCommit: CommitID
  public var changeID: String
  public var tree: TreeID
  /// What it did to the one before, in this round or the last. The first of all is Rework.
  public var kind: ChangeKind
  public var at: Instant

  public init(
    baseCommit: CommitID, headCommit: CommitID, changeID: String, tree: TreeID, kind: ChangeKind, at: Instant
  ) {
    self.baseCommit = baseCommit
    self.headCommit = headCommit
    self.changeID = changeID
    self.tree = tree
    self.kind = kind
    self.at = at
  }
}
