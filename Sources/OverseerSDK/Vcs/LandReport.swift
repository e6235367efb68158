import OverseerModel

/// What a land did.
public struct LandReport: Codable, Sendable, Hashable {
  /// The refs of the tasks that landed, bottom-up.
  public var landed: [TaskVcs]
  /// The default branch, and the commits that it went from and to.
  public var branch: String
  public var from: CommitID
  public var to: CommitID
  /// The tasks that stood on these and have followed.
  public var restacked: [AnyTaskID]
  /// The tasks that should follow and could not, as their workspaces have uncommitted changes; they drift.
  public var left: [AnyTaskID]
  /// What each gate said last of the trees that landed, bottom-up.
  public var results: [GateResult]

  public init(
    landed: [TaskVcs], branch: String, from: CommitID, to: CommitID, restacked: [AnyTaskID], left: [AnyTaskID],
    results: [GateResult] = []
  ) {
    self.landed = landed
    self.branch = branch
    self.from = from
    self.to = to
    self.restacked = restacked
    self.left = left
    self.results = results
  }
}
