import CGit2
import OverseerModel

extension GitRepository {
  /// A checkout of the repository, and the branch that it has checked out.
  struct Held {
    var path: String
    var branch: String?
  }

  /// All checkouts of the repository whose folders are there: the main one and the worktrees.
  func checkouts() throws(OverseerError) -> [Held] {
    let main = Checkout(containing: checkout.mainRoot) ?? checkout
    var found: [Held] = []
    if main.git?.isBare == false { found.append(try held(main)) }
    guard let common = checkout.git?.common else { return found }
    for name in try worktreeNames() {
      let part = FilePeek.join(common + "/worktrees", name)
      // The worktree's file `.git`, absolute or relative to where its name stands.
      guard let entry = FilePeek.line(of: part + "/gitdir"),
        let path = FilePeek.parent(of: entry).flatMap({ FilePeek.resolve($0, from: part) }),
        let worktree = Checkout(containing: path), worktree.root == path,
        worktree.git?.path == realPath(part)
      else { continue }
      found.append(try held(worktree))
    }
    return found
  }

  private func worktreeNames() throws(OverseerError) -> [String] {
    let store = try ObjectStore(at: checkout)
    var names = git_strarray()
    try LibGit2.check(git_worktree_list(&names, store.repository), "worktrees")
    defer { git_strarray_dispose(&names) }
    return (0..<names.count).compactMap { names.strings[$0].map { String(cString: $0) } }
  }

  private func held(_ checkout: Checkout) throws(OverseerError) -> Held {
    let branch = try ObjectStore(at: checkout).head().branch
    return Held(path: checkout.root, branch: branch ?? checkout.git?.rebasedBranch)
  }
}

extension GitDirectory {
  /// The branch that a rebase in this checkout will move when it ends.
  fileprivate var rebasedBranch: String? {
    let prefix = "refs/heads/"
    for folder in ["rebase-merge", "rebase-apply"] {
      guard let name = FilePeek.line(of: "\(path)/\(folder)/head-name"), name.hasPrefix(prefix) else { continue }
      return String(name.dropFirst(prefix.count))
    }
    return nil
  }
}
