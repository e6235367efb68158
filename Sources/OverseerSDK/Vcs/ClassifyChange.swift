import OverseerModel
import OverseerVCS

/// Tells what a new revision of a change did to it: whether a reviewer has anything new to look at.
///
/// A revision starts from its merge base with the default branch if it is not on that branch, else from its first
/// parent.
public struct ClassifyChange: RepositoryQuestion {
  public static let spec = OperationSpec(
    "vcs.kind", "Tell what a new revision did to a change", who: .any, .get, "/vcs/kind",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable, .vcsFailed])

  public var repoID: RepoID?
  /// The revision before.
  public var old: String
  /// The revision now.
  public var new: String
  /// What the old revision starts from, where that is not found by the rule.
  public var oldBase: String?
  /// What the new revision starts from, likewise.
  public var newBase: String?

  public init(repoID: RepoID? = nil, old: String, new: String, oldBase: String? = nil, newBase: String? = nil) {
    self.repoID = repoID
    self.old = old
    self.new = new
    self.oldBase = oldBase
    self.newBase = newBase
  }

  public struct Classification: Codable, Sendable, Hashable {
    /// What the new revision did.
    public var kind: ChangeKind
  }

  public func answer(in repository: RepositoryReader) async throws(OverseerError) -> Classification {
    let old = try await repository.facts(of: old, base: oldBase)
    let new = try await repository.facts(of: new, base: newBase)
    return Classification(kind: try repository.objects().kind(from: old, to: new))
  }
}
