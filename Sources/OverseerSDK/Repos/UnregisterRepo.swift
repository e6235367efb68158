import OverseerModel
import OverseerStore

/// Forgets a repository that has no tasks, and gives what it was. Its folder stays as it is.
public struct UnregisterRepo: WriteOperation {
  public static let spec = OperationSpec(
    "repos.unregister", "Forget a repository without tasks", who: .human, .delete, "/repos/{id}",
    errors: [.notFound, .preconditionFailed])

  public var id: RepoID

  public init(id: RepoID) { self.id = id }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Repo {
    let repo = try writing.reading.existingRepo(id)
    let tasks = try writing.reading.taskCount(in: id)
    guard tasks == 0 else {
      throw OverseerError(
        .preconditionFailed, "\(repo.name) has \(tasks == 1 ? "1 task" : "\(tasks) tasks"), so it stays registered",
        hint: "Archived tasks count as well: os task list --repo \(id) --archived",
        details: ["tasks": .integer(Int64(tasks))])
    }
    try writing.record(.repoUnregistered(RepoUnregisteredPayload(repoID: id)), repo: id)
    return repo
  }
}
