import OverseerModel
import OverseerStore

/// Counts how far a repository, or what is below a task, has come. Archived tasks are not counted.
public struct GetTaskProgress: ReadOperation {
  public static let spec = OperationSpec(
    "tasks.progress", "Count how far the work is", who: .any, .get, "/tasks/progress", errors: [.notFound])

  /// The repository; the caller's where it is left out, all where there is none.
  public var repoID: RepoID?
  /// Count what is below this task.
  public var root: AnyTaskID?

  public init(repoID: RepoID? = nil, root: AnyTaskID? = nil) {
    self.repoID = repoID
    self.root = root
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> TaskProgress {
    if let root {
      return try reading.progress(repo: nil, root: try reading.existing(root).id)
    }
    return try reading.progress(repo: try caller.repo(repoID, in: reading)?.id, root: nil)
  }
}
