import OverseerModel
import OverseerStore
import OverseerVCS

/// Registers a folder, so that tasks can belong to it, and gives it as a repository. Registering it again gives the
/// same repository, brought up to date with what is found in the folder and said in the request.
///
/// The root of the checkout of jj or git that holds the folder is registered, and for a worktree or workspace the main
/// one's. A folder in no checkout is registered itself: its tasks can be planned, but have no refs.
public struct RegisterRepo: WriteOperation {
  public static let spec = OperationSpec(
    "repos.register", "Register a folder as a repository", who: .any, .post, "/repos", errors: [.notFound],
    reach: .installation)

  /// The folder, or one inside of it; the one that the call comes from where it is left out.
  public var path: String?
  /// What to call it; the name of its folder where it is left out.
  public var name: String?
  /// The branch that work lands on; found from the refs where it is left out.
  public var defaultBranch: String?

  public init(path: String? = nil, name: String? = nil, defaultBranch: String? = nil) {
    self.path = path
    self.name = name
    self.defaultBranch = defaultBranch
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Repo {
    try Self.authorizeOverHTTP(caller)
    let name = try checkedName()
    let branch = try checkedBranch()
    let place = try RepoPlace(at: path, for: caller)
    let known = try writing.reading.repo(at: place.path)
    var repo =
      known
      ?? Repo(
        id: RepoID(writing.identifier()), path: place.path, name: place.name, vcsType: place.vcsType,
        defaultBranch: nil, createdAt: writing.now, updatedAt: writing.now)
    repo.name = name ?? repo.name
    repo.vcsType = place.vcsType
    repo.defaultBranch = branch ?? place.defaultBranch(known: repo.defaultBranch)
    guard repo != known else { return repo }
    repo.updatedAt = writing.now
    try writing.record(.repoRegistered(RepoPayload(repo: repo)), repo: repo.id)
    return repo
  }

  /// Over HTTP a caller names folders of another machine, perhaps: there it takes a person.
  private static func authorizeOverHTTP(_ caller: Caller) throws(OverseerError) {
    guard caller.source == .rest || caller.isRemoteAgent else { return }
    try caller.authorize(
      OperationSpec(spec.name, spec.summary, who: .human, spec.method, spec.path, errors: spec.errors))
  }

  /// Whether git takes `text` as the name of a branch.
  public static func isBranch(_ text: String) -> Bool { BranchName.isValid(text) }

  private func checkedName() throws(OverseerError) -> String? {
    guard let name else { return nil }
    return try Text.description(name, field: "name")
  }

  private func checkedBranch() throws(OverseerError) -> String? {
    guard let defaultBranch else { return nil }
    guard Self.isBranch(defaultBranch) else {
      throw OverseerError.invalidField("default_branch", "is not a name that git takes for a branch")
    }
    return defaultBranch
  }
}
