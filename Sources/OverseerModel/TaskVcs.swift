/// What version control knows of a task: its ref, the commits between which its revisions lie, and its workspace.
///
/// The commits are those of the last act of Overseer on the task; the ref itself may have moved on since, and is read
/// afresh wherever it matters.
public struct TaskVcs: Codable, Sendable, Hashable {
  public var taskID: AnyTaskID
  public var repoID: RepoID
  /// The backend; never `None`.
  public var vcsType: VCSType
  /// The branch or bookmark: ``refName(of:)``.
  public var refName: String
  /// What names the work through all its rewrites: jj's change id; with git the name of the branch.
  public var changeID: String
  /// The commit that the task's revisions stand on.
  public var baseCommit: CommitID
  /// The last submitted revision; null before the first submit.
  public var headCommit: CommitID?
  /// The base when the task was first started.
  public var startCommit: CommitID
  /// The folder of the task's own checkout; null where the work is done in the repository's own.
  public var workspacePath: String?
  /// When its revisions came onto the default branch; null before.
  public var landedAt: Instant?
  public var createdAt: Instant
  public var updatedAt: Instant
  /// Since when the ref is gone and its commits are only pinned; null while it is there.
  public var archivedAt: Instant?

  public init(
    taskID: AnyTaskID, repoID: RepoID, vcsType: VCSType, changeID: String, baseCommit: CommitID,
    headCommit: CommitID? = nil, startCommit: CommitID, workspacePath: String? = nil, landedAt: Instant? = nil,
    createdAt: Instant, updatedAt: Instant, archivedAt: Instant? = nil
  ) {
    self.taskID = taskID
    self.repoID = repoID
    self.vcsType = vcsType
    self.refName = Self.refName(of: taskID)
    self.changeID = changeID
    self.baseCommit = baseCommit
    self.headCommit = headCommit
    self.startCommit = startCommit
    self.workspacePath = workspacePath
    self.landedAt = landedAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.archivedAt = archivedAt
  }

  /// The branch or bookmark of a task: `task/` and its id.
  public static func refName(of task: AnyTaskID) -> String { "task/\(task)" }

  /// The task that a branch or bookmark belongs to; nil for one that is no task's.
  public static func taskID(ofRef name: String) -> AnyTaskID? {
    name.hasPrefix("task/") ? AnyTaskID(String(name.dropFirst("task/".count))) : nil
  }
}
