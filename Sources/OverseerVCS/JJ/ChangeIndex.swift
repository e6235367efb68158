import CGit2
import OverseerModel

/// Which visible commits carry which change of jj.
///
/// The history is walked from the heads of a view, newest first, and only as far as what is asked for needs it; what
/// has been read is kept. A version of a change is not committed before the change was authored, so that nobody has to
/// look further back than that; a day is allowed for clocks that differ.
final class ChangeIndex {
  let view: JJView
  private let store: ObjectStore
  private let walk: OpaquePointer
  private var isComplete = false
  /// When the commit that was read last was committed, in seconds since 1970.
  private var place = Int64.max
  private var known: [ChangeID: [Version]] = [:]
  /// The texts of all changes in order; made when a prefix is asked for.
  private var texts: [String]?

  private struct Version {
    var commit: CommitID
    /// Seconds since 1970.
    var authored: Int64
  }

  init(_ view: JJView, of checkout: Checkout) throws(OverseerError) {
    self.view = view
    store = try ObjectStore(at: checkout)
    var walk: OpaquePointer?
    try LibGit2.check(git_revwalk_new(&walk, store.repository), "history")
    guard let walk else { throw OverseerError(.internalError, "git gives no history") }
    self.walk = walk
    // Without any sorting it goes by time as well, and does not read all of the history to begin with.
    git_revwalk_sorting(walk, GIT_SORT_NONE.rawValue)
    // The root of jj, which an empty repository has for its head, is no commit of git.
    for head in view.heads where head != .zero {
      var oid = head.oid
      try LibGit2.check(git_revwalk_push(walk, &oid), "commit \(head.short)")
    }
  }

  deinit { git_revwalk_free(walk) }

  /// The visible commits of a change, newest first; several of a divergent one.
  func commits(of change: ChangeID) throws(OverseerError) -> [CommitID] {
    while !isComplete {
      if let earliest = known[change]?.map(\.authored).min(), place < earliest - Self.clockDifference { break }
      try readNext()
    }
    return (known[change] ?? []).map(\.commit)
  }

  private static let clockDifference: Int64 = 86_400

  /// The changes whose text begins with `prefix`, at most `limit` of them. Reads all of the history.
  func changes(withPrefix prefix: String, limit: Int) throws(OverseerError) -> [ChangeID] {
    while !isComplete { try readNext() }
    let all = texts ?? known.keys.map(\.description).sorted()
    texts = all
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle] < prefix { low = middle + 1 } else { high = middle }
    }
    return all[low...].prefix { $0.hasPrefix(prefix) }.prefix(limit).compactMap { ChangeID($0) }
  }

  private func readNext() throws(OverseerError) {
    var oid = git_oid()
    let code = git_revwalk_next(&oid, walk)
    if git_error_code(code) == GIT_ITEROVER {
      isComplete = true
      return
    }
    try LibGit2.check(code, "history")
    let commit = try store.commit(CommitID(oid))
    place = commit.committer.seconds
    known[ChangeID(of: commit.id, header: commit.changeIDHeader), default: []].append(
      Version(commit: commit.id, authored: commit.author.seconds))
  }
}
