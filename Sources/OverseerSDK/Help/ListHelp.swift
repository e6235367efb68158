import OverseerModel
import OverseerStore

/// Lists requests for help, oldest first: all of a task, or the open ones of a repository.
public struct ListHelp: ReadOperation {
  public static let spec = OperationSpec(
    "help.list", "List requests for help", who: .any, .get, "/help", errors: [.notFound])

  /// All requests of this task; without it the open ones.
  public var taskID: AnyTaskID?
  /// The repository; the caller's where it is left out, all where there is none.
  public var repoID: RepoID?
  /// Open requests of every repository.
  public var allRepos: Bool?
  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?
  /// The id of the last request of the page before.
  public var after: HelpRequestID?

  public init(
    taskID: AnyTaskID? = nil, repoID: RepoID? = nil, allRepos: Bool? = nil, limit: Int? = nil,
    after: HelpRequestID? = nil
  ) {
    self.taskID = taskID
    self.repoID = repoID
    self.allRepos = allRepos
    self.limit = limit
    self.after = after
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [HelpRequest] {
    let limit = try Page.limit(limit)
    var last: HelpRequest?
    if let after {
      last = try reading.helpRequest(after)
      guard last != nil else { throw Page.unknown(after: "\(after)") }
    }
    if let taskID {
      return try reading.helpRequests(
        task: try reading.existing(taskID).id, repo: nil, openOnly: false, after: last, limit: limit)
    }
    let repo = allRepos == true ? nil : try caller.repo(repoID, in: reading)?.id
    return try reading.helpRequests(task: nil, repo: repo, openOnly: true, after: last, limit: limit)
  }
}
