/// What a new revision of a change did to it, seen from the one before.
public enum ChangeKind: String, Codable, Sendable, CaseIterable {
  /// The same tree, parents and message: nothing that a reviewer reads differs.
  case noChange = "NoChange"
  /// The same tree and parents under another message.
  case messageOnly = "MessageOnly"
  /// The same change on another base, as rebasing it gives it.
  case pureRebase = "PureRebase"
  /// A change that nobody has reviewed yet.
  case rework = "Rework"

  /// Whether approvals of the revision before, by agents and by people, count for the new one.
  public var carriesApproval: Bool { self != .rework }
}
