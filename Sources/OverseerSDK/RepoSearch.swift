import OverseerModel
import OverseerStore
import OverseerVCS

/// Finds the registered repository that a folder belongs to.
enum RepoSearch {
  /// The innermost registered folder at or above `folder`; else the repository whose worktree or workspace it is.
  static func repo(from folder: String, in reading: Reading) throws(OverseerError) -> Repo? {
    if let found = try reading.innermostRepo(of: ancestors(of: folder)) { return found }
    guard let main = Checkout(containing: folder)?.mainRoot else { return nil }
    return try reading.innermostRepo(of: ancestors(of: main))
  }

  /// The path itself and all above it.
  static func ancestors(of path: String) -> [String] {
    var paths: [String] = []
    var rest = Substring(path)
    while rest.count > 1 {
      paths.append(String(rest))
      rest = rest.prefix(upTo: rest.lastIndex(of: "/") ?? rest.startIndex)
    }
    return paths + ["/"]
  }
}
