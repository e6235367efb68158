import OverseerModel
import OverseerStore

/// Lists the registered repositories by name.
public struct ListRepos: ReadOperation {
  public static let spec = OperationSpec(
    "repos.list", "List the repositories", who: .any, .get, "/repos", errors: [.notFound])

  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?
  /// The id of the last repository of the page before.
  public var after: RepoID?

  public init(limit: Int? = nil, after: RepoID? = nil) {
    self.limit = limit
    self.after = after
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [Repo] {
    let limit = try Page.limit(limit)
    var last: Repo?
    if let after {
      last = try reading.repo(after)
      guard last != nil else { throw Page.unknown(after: "\(after)") }
    }
    guard let bound = caller.boundRepo else { return try reading.repos(after: last, limit: limit) }
    return last == nil ? [try reading.existingRepo(bound)] : []
  }
}
