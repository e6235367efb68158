import OverseerModel
import OverseerSDK
import OverseerVCS

/// Row 15: stacks.
enum StackBench {
  /// The heads of a repository of jj, the changes up to a bookmark, and what each does that its old version, among the
  /// commits from `oldBase` to `old`, did not. Gives the number of changes that have both.
  static func state(_ folder: String, bookmark: String, old: String, oldBase: String) throws -> Int {
    guard let checkout = Checkout(containing: folder),
      let view = JJOperationLog(workspace: checkout.root)?.view(), !view.heads.isEmpty,
      let head = view.bookmarks[bookmark]?.first, let trunk = view.bookmarks["main"]?.first
    else { throw Missing(what: bookmark) }
    let store = try ObjectStore(at: checkout)
    let before = try versions(from: store.resolve(oldBase), to: store.resolve(old), in: store)
    let now = try versions(from: trunk, to: head, in: store)
    var compared = 0
    for (change, version) in now {
      guard let old = before[change] else { continue }
      for file in try store.interdiff(from: old, to: version).files { _ = try store.examined(file) }
      compared += 1
    }
    return compared
  }

  private static func versions(
    from base: CommitID, to head: CommitID, in store: ObjectStore
  ) throws -> [ChangeID: ChangeVersion] {
    var versions: [ChangeID: ChangeVersion] = [:]
    for id in try store.commits(from: base, to: head) {
      let commit = try store.commit(id)
      versions[ChangeID(of: id, header: commit.changeIDHeader)] = ChangeVersion(
        base: commit.parents.first ?? base, head: id)
    }
    return versions
  }

  /// One change, as `os vcs interdiff` tells it. Gives the number of files that differ.
  static func interdiff(_ folder: String, _ old: String, _ new: String) async throws -> Int {
    let reader = try RepositoryReader(containing: folder)
    let question = CompareChanges(old: old, new: new, oldBase: "\(old)^", newBase: "\(new)^")
    return try await reader.ask(question).files.count
  }
}

/// Something that a benchmark was told to measure and that is not there.
struct Missing: Error { let what: String }
