import OverseerModel
import OverseerStore

/// Gives the repository that a call is about where it names none: the one that is set for it, else the one that the
/// folder belongs to from which it comes. Null where there is none.
public struct GetCurrentRepo: ReadOperation {
  public static let spec = OperationSpec(
    "repos.get_current", "Show the repository that a call is about", who: .any, .get, "/repos/current",
    errors: [.notFound])

  public init() {}

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Repo? {
    try caller.repo(nil, in: reading)
  }
}
