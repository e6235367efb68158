import OverseerModel
import OverseerStore

/// What is recorded of a task's ref: null for a task that never had one.
public struct GetTaskVcs: ReadOperation {
  public static let spec = OperationSpec(
    "vcs.get_task_vcs", "Get what is recorded of a task's ref", who: .any, .get, "/vcs/task/{id}/ref",
    errors: [.notFound])
  public static var isBounded: Bool { true }

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> TaskVcs? {
    try reading.taskVcs(of: reading.existing(id).id)
  }
}

/// The refs of a repository's tasks, by the ids of the tasks.
public struct ListTaskVcs: ReadOperation {
  public static let spec = OperationSpec(
    "vcs.list", "List the refs of tasks", who: .any, .get, "/vcs/task", errors: [.notFound, .preconditionFailed])

  /// The repository; the one that the call comes from where it is not given.
  public var repoID: RepoID?
  /// Also those that are archived.
  public var archived: Bool?
  /// At most so many, 1 to 1,000; 100 where it is not given.
  public var limit: Int?
  /// The task of the last ref received.
  public var after: AnyTaskID?

  public init(repoID: RepoID? = nil, archived: Bool? = nil, limit: Int? = nil, after: AnyTaskID? = nil) {
    self.repoID = repoID
    self.archived = archived
    self.limit = limit
    self.after = after
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [TaskVcs] {
    let repo = try caller.requiredRepo(repoID, in: reading)
    return try reading.taskVcs(
      in: repo.id, archived: archived ?? false, after: after, limit: try Page.limit(limit))
  }
}
