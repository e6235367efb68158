import OverseerModel
import OverseerStore

/// Lists the commands that a repository wants to run on this machine, and whether they are trusted.
public struct ListTrust: EffectOperation {
  public static let spec = OperationSpec(
    "trust.list", "List the commands that a repository wants to run", who: .any, .get, "/trust",
    errors: [.notFound, .preconditionFailed, .unavailable])

  /// The repository; the one that the call comes from where it is not given.
  public var repoID: RepoID?
  /// Only what this task waits for, with the scripts as it has changed them in its checkout.
  public var taskID: AnyTaskID?

  public init(repoID: RepoID? = nil, taskID: AnyTaskID? = nil) {
    self.repoID = repoID
    self.taskID = taskID
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> [AskedCommand] {
    let (search, found) = try await overseer.commands(of: repoID, for: taskID, as: caller)
    return try search.asked(found)
  }
}

extension Overseer {
  /// The commands of a repository, or those that a task of it waits for.
  func commands(
    of repoID: RepoID?, for taskID: AnyTaskID?, as caller: Caller
  ) async throws(OverseerError) -> (search: CommandSearch, found: [FoundCommand]) {
    let (repo, task) = try await store.readAsync { reading throws(OverseerError) -> (Repo, WorkItem?) in
      guard let taskID else { return (try caller.requiredRepo(repoID, in: reading), nil) }
      let task = try reading.existing(taskID)
      return (try reading.existingRepo(task.repoID), task)
    }
    let search = CommandSearch(repo: try VersionedRepo(repo, jj: jj), overseer: self)
    guard let task else { return (search, try await search.commands()) }
    return (search, try await search.commands(of: task, near: caller))
  }
}
