/// Which paths of a repository may be linked into its workspaces.
enum LinkedPath {
  /// What is wrong with `path` by itself; nil where nothing is.
  static func mistake(in path: String) -> String? {
    let parts = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if path.isEmpty { return "must not be empty" }
    // Some file systems leave out what cannot be seen, and so could find `.git` under another name.
    if path.shown != path { return "must not hold characters that cannot be seen" }
    if path.hasPrefix("/") { return "must be a path inside the repository" }
    if parts.contains("") { return "must be written without a / at its end and with single ones within" }
    if parts.contains("..") || parts.contains(".") { return "must not hold . or .. as a part" }
    // File systems that do not tell capitals apart take `.GIT` for `.git`.
    if let own = parts.first(where: { [".git", ".jj", ".overseer"].contains($0.lowercased()) }) {
      return "must not lead to \(own)"
    }
    return nil
  }

  /// What is wrong with `path` next to others that are linked; nil where nothing is.
  static func mistake(of path: String, beside others: [String]) -> String? {
    for other in others {
      if path == other { return "is named twice" }
      if path.utf8.starts(with: (other + "/").utf8) { return "lies in `\(other.shown)`, which is linked already" }
      if other.utf8.starts(with: (path + "/").utf8) { return "holds `\(other.shown)`, which is linked already" }
    }
    return nil
  }
}
