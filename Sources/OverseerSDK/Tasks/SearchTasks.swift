import OverseerModel
import OverseerStore

/// Finds tasks, learnings and comments that hold all the words, best first.
public struct SearchTasks: ReadOperation {
  public static let spec = OperationSpec(
    "tasks.search", "Search tasks, learnings and comments", who: .any, .get, "/tasks/search", errors: [.notFound])

  /// The words; the last one may be unfinished.
  public var text: String
  /// The repository; the caller's where it is left out, all where there is none.
  public var repoID: RepoID?
  /// Search in every repository.
  public var allRepos: Bool?
  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?

  public init(text: String, repoID: RepoID? = nil, allRepos: Bool? = nil, limit: Int? = nil) {
    self.text = text
    self.repoID = repoID
    self.allRepos = allRepos
    self.limit = limit
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [SearchHit] {
    let text = try Text.searched(text)
    let repo = allRepos == true ? nil : try caller.repo(repoID, in: reading)?.id
    return try reading.search(text, repo: repo, limit: try Page.limit(limit))
  }
}
