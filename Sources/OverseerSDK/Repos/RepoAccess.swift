import OverseerModel
import OverseerStore

extension Reading {
  /// The repository, or `not_found`.
  func existingRepo(_ id: RepoID) throws(OverseerError) -> Repo {
    guard let repo = try repo(id) else {
      throw OverseerError.notFound("repository", "\(id)", hint: "`os repo list` shows those that are registered.")
    }
    return repo
  }
}

extension Caller {
  /// `path` as an absolute one: relative to the folder that the call comes from, or that folder itself.
  func absolutePath(_ path: String?) throws(OverseerError) -> String {
    guard let path else {
      guard let folder else { throw OverseerError.invalidField("path", "must be given where a call has no folder") }
      return folder
    }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw OverseerError.invalidField("path", "must not be empty or hold a NUL")
    }
    guard path.utf8.first != UInt8(ascii: "/") else { return path }
    guard let folder else { throw OverseerError.invalidField("path", "must be absolute where a call has no folder") }
    return folder + "/" + path
  }
}
