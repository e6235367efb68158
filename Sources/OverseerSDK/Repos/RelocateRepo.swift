import OverseerModel
import OverseerStore

/// Tells where a repository lies after its folder was moved, and gives it with the new path. Nothing is moved.
public struct RelocateRepo: WriteOperation {
  public static let spec = OperationSpec(
    "repos.relocate", "Tell where a moved repository lies now", who: .human, .post, "/repos/{id}/relocate",
    errors: [.notFound, .conflict, .preconditionFailed])

  public var id: RepoID
  /// The folder at its new place, or one inside of it.
  public var path: String

  public init(id: RepoID, path: String) {
    self.id = id
    self.path = path
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Repo {
    let known = try writing.reading.existingRepo(id)
    let place = try RepoPlace(at: path, for: caller)
    if let other = try writing.reading.repo(at: place.path), other.id != id {
      throw OverseerError(
        .conflict, "\(place.path) is registered as another repository, \(other.name) (\(other.id))",
        hint: "Name another folder, or unregister that one if it has no tasks.",
        details: ["repo_id": .string("\(other.id)"), "path": .string(place.path)])
    }
    guard known.vcsType == .none || place.vcsType != .none else {
      throw OverseerError(
        .preconditionFailed, "\(place.path) is not a checkout of \(known.vcsType.name), which \(known.name) is",
        hint: "Name the folder that the repository was moved to.", details: ["path": .string(place.path)])
    }
    var repo = known
    repo.path = place.path
    repo.vcsType = place.vcsType
    repo.defaultBranch = place.defaultBranch(known: repo.defaultBranch)
    guard repo != known else { return repo }
    repo.updatedAt = writing.now
    try writing.record(.repoRelocated(RepoPayload(repo: repo)), repo: id)
    return repo
  }
}

extension VCSType {
  /// The name in a sentence.
  fileprivate var name: String {
    switch self {
    case .jj: "jj"
    case .git: "git"
    case .none: "no version control"
    }
  }
}
