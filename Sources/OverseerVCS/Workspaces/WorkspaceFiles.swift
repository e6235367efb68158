import OverseerModel

/// The files of a workspace, beside those of the commit that is checked out in it.
public struct WorkspaceFiles: Sendable, Hashable {
  /// The tree of what is checked out.
  public var tree: TreeID
  /// The tracked files that differ from it.
  public var changed: Set<String>
  /// The files that are neither tracked nor ignored.
  public var untracked: Set<String>

  public init(tree: TreeID, changed: Set<String> = [], untracked: Set<String> = []) {
    self.tree = tree
    self.changed = changed
    self.untracked = untracked
  }

  init(_ status: WorkspaceStatus, in store: ObjectStore) throws(OverseerError) {
    self.init(tree: ObjectStore.emptyTree)
    if let commit = status.commit { tree = try store.tree(of: commit) }
    for change in status.changes {
      if change.kind == .untracked { untracked.insert(change.path) } else { changed.insert(change.path) }
    }
  }
}

extension GitRepository {
  public func files(
    of path: String, at head: CommitID, links: [String], leavingOut: [String]
  ) throws(OverseerError) -> WorkspaceFiles {
    try WorkspaceFiles(status(of: path, links: links), in: ObjectStore(at: checkout))
  }
}

extension JJRepository {
  /// jj records new files as it sees them; here they count as untracked all the same.
  public func files(
    of path: String, at head: CommitID, links: [String], leavingOut: [String]
  ) async throws(OverseerError) -> WorkspaceFiles {
    try await jj(in: path).leavingOut(links + leavingOut).snapshot()
    let status = try await status(of: path, links: [])
    let store = try ObjectStore(at: checkout)
    let tree = try store.tree(of: head)
    guard let commit = try status.commit.map({ commit throws(OverseerError) in try store.commit(commit) }) else {
      return WorkspaceFiles(tree: ObjectStore.emptyTree)
    }
    var files = WorkspaceFiles(tree: commit.tree)
    // What was done since stands in a change of its own, on top of what is checked out.
    guard commit.tree != tree, commit.parents == [head] else { return files }
    files.tree = tree
    for change in try store.entryChanges(from: tree, to: commit.tree) {
      let path = change.path.description
      if change.old == nil { files.untracked.insert(path) } else { files.changed.insert(path) }
    }
    return files
  }

  public func untrack(_ paths: [String], in path: String) async throws(OverseerError) {
    guard !paths.isEmpty else { return }
    try await jj(in: path).leavingOut(paths).run(
      ["file", "untrack", "--"] + paths.map { "root:\(JJRevset.quoted($0))" }, .snapshot)
  }
}
