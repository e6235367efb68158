import OverseerModel
import OverseerStore
import OverseerVCS

/// Finds the registered repository that a folder belongs to.
enum RepoSearch {
  /// The innermost registered folder at or above `folder`; but where a checkout lies deeper than that, the repository
  /// whose worktree or workspace it is: a workspace may lie below the folder of another repository.
  static func repo(from folder: String, in reading: Reading) throws(OverseerError) -> Repo? {
    let found = try reading.firstRepo(of: ancestors(of: folder))
    if found?.path == folder { return found }
    guard let checkout = Checkout(containing: folder), checkout.root != found?.path,
      checkout.root.utf8.count > (found?.path.utf8.count ?? 0)
    else { return found }
    return try reading.firstRepo(of: ancestors(of: checkout.mainRoot)) ?? found
  }

  /// The path itself and all above it, innermost first.
  static func ancestors(of path: String) -> [String] {
    var paths: [String] = []
    var rest = path.utf8[...]
    while rest.count > 1 {
      paths.append(String(decoding: rest, as: UTF8.self))
      rest = rest.prefix(upTo: rest.lastIndex(of: UInt8(ascii: "/")) ?? rest.startIndex)
    }
    return paths + ["/"]
  }
}
