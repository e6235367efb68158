import OverseerModel

/// A part of a stack that is to move: the commits between `base` and `head`, at the top of which stands `ref`.
public struct RebaseLayer: Codable, Sendable, Hashable {
  /// Where the commits of a layer go.
  public enum Destination: Codable, Sendable, Hashable {
    case commit(CommitID)
    /// What others stand on of an earlier layer of the list.
    case layer(Int)
    /// Where the branch comes to stand that earlier layers land on.
    case landed
  }

  /// The branch or bookmark, without `refs/heads/`.
  public var ref: String
  public var base: CommitID
  public var head: CommitID
  /// The commit of the layer that others stand on, where that is not the head: what was submitted, below work that
  /// was not.
  public var submitted: CommitID?
  public var onto: Destination

  public init(ref: String, base: CommitID, head: CommitID, submitted: CommitID? = nil, onto: Destination) {
    self.ref = ref
    self.base = base
    self.head = head
    self.submitted = submitted
    self.onto = onto
  }
}

/// Where a layer has come to stand.
public struct RebasedLayer: Codable, Sendable, Hashable {
  public var base: CommitID
  public var head: CommitID
  public var submitted: CommitID?

  public init(base: CommitID, head: CommitID, submitted: CommitID? = nil) {
    self.base = base
    self.head = head
    self.submitted = submitted
  }
}

/// Why a stack cannot move by itself.
public struct RebaseConflict: Error, Sendable, Hashable {
  /// The place of the layer in the list.
  public var layer: Int
  /// The commit that does not fit on its new base.
  public var commit: CommitID
  public var files: [MergeConflict]
}
