/// The folder in which jj keeps a repository.
struct JJDirectory: Sendable, Hashable {
  /// `.jj/repo` of the main workspace.
  let path: String

  /// What the folder `.jj` of a workspace belongs to; nil where the main workspace is gone.
  init?(workspace folder: String) {
    let entry = folder + "/.jj/repo"
    let found: String?
    switch FilePeek.kind(entry) {
    case .folder: found = realPath(entry)
    case .file: found = FilePeek.line(of: entry).flatMap { FilePeek.resolve($0, from: folder + "/.jj") }
    case .other, nil: found = nil
    }
    guard let found, FilePeek.kind(found) == .folder else { return nil }
    path = found
  }

  /// The root of the main workspace; nil where the repository does not lie in one.
  var mainRoot: String? {
    guard path.hasSuffix("/.jj/repo"), let folder = FilePeek.parent(of: path) else { return nil }
    return FilePeek.parent(of: folder)
  }

  /// The git repository that holds the commits; nil with another backend.
  var git: GitDirectory? {
    let store = path + "/store"
    guard let target = FilePeek.line(of: store + "/git_target") else { return nil }
    return FilePeek.resolve(target, from: store).flatMap { resolved in
      guard let folder = FilePeek.parent(of: resolved) else { return nil }
      return GitDirectory(entry: resolved, in: folder)
    }
  }
}
