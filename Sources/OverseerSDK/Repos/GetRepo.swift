import OverseerModel
import OverseerStore

/// Gives a repository.
public struct GetRepo: ReadOperation {
  public static let spec = OperationSpec(
    "repos.get", "Show a repository", who: .any, .get, "/repos/{id}", errors: [.notFound])
  public static var isBounded: Bool { true }

  public var id: RepoID

  public init(id: RepoID) { self.id = id }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Repo {
    try reading.existingRepo(id)
  }
}
