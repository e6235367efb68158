import OverseerModel

/// What a workspace has checked out, and what in it is not committed.
public struct WorkspaceStatus: Codable, Sendable, Hashable {
  /// Something that was begun in the workspace and waits for a person to end it.
  public enum Unfinished: String, Codable, Sendable, CaseIterable {
    case merge, rebase, revert, bisect
    case cherryPick = "cherry-pick"
    case applyMailbox = "am"
  }

  public struct Change: Codable, Sendable, Hashable {
    public enum Kind: String, Codable, Sendable, CaseIterable { case added, modified, deleted, untracked, conflicted }

    /// The file, from the root of the workspace.
    public var path: String
    /// What was done to it.
    public var kind: Kind

    public init(path: String, kind: Kind) {
      self.path = path
      self.kind = kind
    }
  }

  /// The root of the workspace.
  public var path: String
  /// The branch that is checked out; of jj, which checks out no bookmark, the nearest one at or below the commit.
  public var branch: String?
  /// The commit that is checked out; null before the first one.
  public var commit: CommitID?
  /// What was begun there and waits to be ended; null for nothing.
  public var unfinished: Unfinished?
  /// What is not committed. jj commits by itself what it sees, so there only conflicts are told.
  public var changes: [Change]

  public var isClean: Bool { changes.isEmpty && unfinished == nil }

  public init(path: String, branch: String?, commit: CommitID?, unfinished: Unfinished?, changes: [Change]) {
    self.path = path
    self.branch = branch
    self.commit = commit
    self.unfinished = unfinished
    self.changes = changes
  }
}
