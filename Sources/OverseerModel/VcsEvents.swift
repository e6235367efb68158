// What is told about the refs of tasks. Each payload carries the after-image of the task's ``TaskVcs``.

public struct TaskVcsPayload: Codable, Sendable, Hashable {
  public var taskVcs: TaskVcs
  public init(taskVcs: TaskVcs) { self.taskVcs = taskVcs }
}

public struct CommittedPayload: Codable, Sendable, Hashable {
  public var taskVcs: TaskVcs
  /// The commit that was made.
  public var rev: CommitID

  public init(taskVcs: TaskVcs, rev: CommitID) {
    self.taskVcs = taskVcs
    self.rev = rev
  }
}

public struct RefMovedPayload: Codable, Sendable, Hashable {
  public var taskVcs: TaskVcs
  /// Where the ref stood.
  public var from: CommitID
  /// Where it stands now.
  public var to: CommitID

  public init(taskVcs: TaskVcs, from: CommitID, to: CommitID) {
    self.taskVcs = taskVcs
    self.from = from
    self.to = to
  }
}

public struct TaskRestackedPayload: Codable, Sendable, Hashable {
  public var taskVcs: TaskVcs
  /// The base before.
  public var fromBase: CommitID
  /// The head before; null where there was none.
  public var fromHead: CommitID?

  public init(taskVcs: TaskVcs, fromBase: CommitID, fromHead: CommitID?) {
    self.taskVcs = taskVcs
    self.fromBase = fromBase
    self.fromHead = fromHead
  }
}

/// That a task's revisions came onto the default branch, or were taken off it again.
public struct LandPayload: Codable, Sendable, Hashable {
  public var taskVcs: TaskVcs
  /// The default branch.
  public var branch: String
  /// Where the branch stood.
  public var from: CommitID
  /// Where it stands now.
  public var to: CommitID

  public init(taskVcs: TaskVcs, branch: String, from: CommitID, to: CommitID) {
    self.taskVcs = taskVcs
    self.branch = branch
    self.from = from
    self.to = to
  }
}
