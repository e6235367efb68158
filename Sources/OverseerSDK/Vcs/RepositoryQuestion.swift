import OverseerModel

/// An operation that asks about the commits of a repository and nothing else.
///
/// It needs neither tasks nor a database: whoever stands in a repository asks a ``RepositoryReader`` of it, registered
/// or not, and gets the same answer as by ``Overseer/call(_:as:)``.
public protocol RepositoryQuestion: EffectOperation {
  associatedtype Output
  /// The registered repository; the one that the call comes from where it is nil.
  var repoID: RepoID? { get }
  func answer(in repository: RepositoryReader) async throws(OverseerError) -> Output
}
