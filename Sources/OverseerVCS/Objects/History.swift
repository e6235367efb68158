import CGit2
import OverseerModel

extension ObjectStore {
  /// The commit that a person's words name: a full or shortened name, a ref, `HEAD~2`, `main@{1}`, a tag.
  ///
  /// `not_found` where nothing answers to it, `conflict` where it is ambiguous.
  public func resolve(_ revision: String) throws(OverseerError) -> CommitID {
    var object: OpaquePointer?
    try LibGit2.check(git_revparse_single(&object, repository, revision), "revision \(revision)")
    defer { git_object_free(object) }
    var commit: OpaquePointer?
    guard git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0, let commit else {
      throw OverseerError(.notFound, "there is no commit \(revision): it names something else")
    }
    defer { git_object_free(commit) }
    guard let oid = git_object_id(commit) else { throw OverseerError(.internalError, "\(revision) has no name") }
    return CommitID(oid.pointee)
  }

  /// The best common ancestor of two commits; nil where their histories do not meet. Of several it is the one that
  /// `git merge-base` prints.
  public func mergeBase(_ one: CommitID, _ other: CommitID) throws(OverseerError) -> CommitID? {
    var (left, right, base) = (one.oid, other.oid, git_oid())
    let code = git_merge_base(&base, repository, &left, &right)
    if git_error_code(code) == GIT_ENOTFOUND, hasCommit(one), hasCommit(other) { return nil }
    try LibGit2.check(code, "commit \(hasCommit(one) ? other.short : one.short)")
    return CommitID(base)
  }

  /// Whether `ancestor` is `descendant` or stands below it.
  public func isAncestor(_ ancestor: CommitID, of descendant: CommitID) throws(OverseerError) -> Bool {
    guard ancestor != descendant else { return true }
    var (below, above) = (ancestor.oid, descendant.oid)
    let code = git_graph_descendant_of(repository, &above, &below)
    try LibGit2.check(code, "commit \(hasCommit(descendant) ? ancestor.short : descendant.short)")
    return code == 1
  }

  /// The commits that `head` reaches and `base` does not, each after those that it stands on.
  ///
  /// Throws `too_large` for more than `limit`.
  public func commits(
    from base: CommitID?, to head: CommitID, limit: Int = 10_000
  ) throws(OverseerError) -> [CommitID] {
    var walk: OpaquePointer?
    try LibGit2.check(git_revwalk_new(&walk, repository), "history")
    defer { git_revwalk_free(walk) }
    git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_REVERSE.rawValue)
    var oid = head.oid
    try LibGit2.check(git_revwalk_push(walk, &oid), "commit \(head.short)")
    if let base {
      oid = base.oid
      try LibGit2.check(git_revwalk_hide(walk, &oid), "commit \(base.short)")
    }
    var commits: [CommitID] = []
    while true {
      let code = git_revwalk_next(&oid, walk)
      if git_error_code(code) == GIT_ITEROVER { return commits }
      try LibGit2.check(code, "history of \(head.short)")
      guard commits.count < limit else {
        throw OverseerError(
          .tooLarge, "more than \(limit) commits stand between \(base?.short ?? "the root") and \(head.short)")
      }
      commits.append(CommitID(oid))
    }
  }

  /// The commits on the way from `head` down its first parents that `base` does not reach, the lowest first; nil for
  /// more than `limit`.
  func firstParents(from base: CommitID, to head: CommitID, limit: Int) throws(OverseerError) -> [CommitID]? {
    var walk: OpaquePointer?
    try LibGit2.check(git_revwalk_new(&walk, repository), "history")
    defer { git_revwalk_free(walk) }
    git_revwalk_simplify_first_parent(walk)
    git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_REVERSE.rawValue)
    var oid = head.oid
    try LibGit2.check(git_revwalk_push(walk, &oid), "commit \(head.short)")
    oid = base.oid
    try LibGit2.check(git_revwalk_hide(walk, &oid), "commit \(base.short)")
    var commits: [CommitID] = []
    while true {
      let code = git_revwalk_next(&oid, walk)
      if git_error_code(code) == GIT_ITEROVER { return commits }
      try LibGit2.check(code, "history of \(head.short)")
      guard commits.count < limit else { return nil }
      commits.append(CommitID(oid))
    }
  }
}
