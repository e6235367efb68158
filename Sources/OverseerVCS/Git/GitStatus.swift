import CGit2
import OverseerModel

extension ObjectStore {
  /// What the checkout that this store was opened by has checked out, and not committed. Untracked files count unless
  /// they are ignored; what stands at or below a path of `leavingOut` does not.
  func status(leavingOut: [String]) throws(OverseerError) -> WorkspaceStatus {
    var changes: [WorkspaceStatus.Change] = []
    if git_repository_is_bare(repository) == 0 { changes = try uncommitted(leavingOut: leavingOut) }
    let head = try head()
    return WorkspaceStatus(
      path: checkout.root, branch: head.branch, commit: head.commit, unfinished: unfinished, changes: changes)
  }

  /// The branch that `HEAD` names, nil when it is detached, and its commit, nil before the first.
  func head() throws(OverseerError) -> (branch: String?, commit: CommitID?) {
    var reference: OpaquePointer?
    try LibGit2.check(git_reference_lookup(&reference, repository, "HEAD"), "HEAD")
    defer { git_reference_free(reference) }
    let target = git_reference_symbolic_target(reference).map { String(cString: $0) }
    let prefix = "refs/heads/"
    let branch = target.flatMap { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : nil }
    return (branch: branch, commit: try tip(of: "HEAD"))
  }

  private var unfinished: WorkspaceStatus.Unfinished? {
    switch git_repository_state_t(UInt32(git_repository_state(repository))) {
    case GIT_REPOSITORY_STATE_NONE: nil
    case GIT_REPOSITORY_STATE_MERGE: .merge
    case GIT_REPOSITORY_STATE_REVERT, GIT_REPOSITORY_STATE_REVERT_SEQUENCE: .revert
    case GIT_REPOSITORY_STATE_CHERRYPICK, GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE: .cherryPick
    case GIT_REPOSITORY_STATE_BISECT: .bisect
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX: .applyMailbox
    default: .rebase
    }
  }

  private func uncommitted(leavingOut: [String]) throws(OverseerError) -> [WorkspaceStatus.Change] {
    try differences(leavingOut: leavingOut).compactMap { difference in
      difference.kind.map { WorkspaceStatus.Change(path: difference.path.description, kind: $0) }
    }
  }

  /// The paths at which the workspace differs from its index, without repositories within it: those are somebody's
  /// own, and git would record their commits and none of their files.
  func unstaged(leavingOut: [String]) throws(OverseerError) -> [FilePath] {
    try differences(leavingOut: leavingOut).filter(\.isUnstaged).map(\.path)
  }

  /// A path at which the commit that is checked out, the index and the workspace differ.
  fileprivate struct Difference {
    var path: FilePath
    var status: git_status_t
    var isIntended: Bool
  }

  private func differences(leavingOut: [String]) throws(OverseerError) -> [Difference] {
    var options = git_status_options()
    git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION))
    options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR
    options.flags =
      GIT_STATUS_OPT_INCLUDE_UNTRACKED.rawValue | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS.rawValue
    var list: OpaquePointer?
    try LibGit2.check(git_status_list_new(&list, repository, &options), "status of \(checkout.root)")
    defer { git_status_list_free(list) }
    var index: OpaquePointer?
    try LibGit2.check(git_repository_index(&index, repository), "index of \(checkout.root)")
    defer { git_index_free(index) }
    return (0..<git_status_list_entrycount(list)).compactMap { place in
      guard let entry = git_status_byindex(list, place)?.pointee else { return nil }
      let delta = (entry.index_to_workdir ?? entry.head_to_index)?.pointee
      guard let name = delta?.new_file.path ?? delta?.old_file.path else { return nil }
      let flags = git_index_get_bypath(index, name, 0).map { UInt32($0.pointee.flags_extended) } ?? 0
      // libgit2 misses files that a sparse checkout leaves out.
      if entry.status == GIT_STATUS_WT_DELETED, flags & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0 { return nil }
      let path = FilePath(name)
      let text = path.description
      guard !leavingOut.contains(where: { text == $0 || text.hasPrefix($0 + "/") }) else { return nil }
      return Difference(
        path: path, status: entry.status, isIntended: flags & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue != 0)
    }
  }

  /// Whether the index holds something that the commit that is checked out does not.
  func hasStagedChanges() throws(OverseerError) -> Bool {
    var options = git_status_options()
    git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION))
    options.show = GIT_STATUS_SHOW_INDEX_ONLY
    options.flags = 0
    var list: OpaquePointer?
    try LibGit2.check(git_status_list_new(&list, repository, &options), "status of \(checkout.root)")
    defer { git_status_list_free(list) }
    return git_status_list_entrycount(list) > 0
  }
}

extension ObjectStore.Difference {
  fileprivate var kind: WorkspaceStatus.Change.Kind? {
    if has(GIT_STATUS_IGNORED) { return nil }
    if has(GIT_STATUS_CONFLICTED) { return .conflicted }
    // Taken out of the index, and still there.
    if has(GIT_STATUS_INDEX_DELETED), has(GIT_STATUS_WT_NEW) { return .modified }
    if has(GIT_STATUS_WT_DELETED, GIT_STATUS_INDEX_DELETED) { return .deleted }
    if has(GIT_STATUS_INDEX_NEW) { return .added }
    if has(GIT_STATUS_WT_NEW) { return .untracked }
    return status.rawValue == 0 ? nil : .modified
  }

  fileprivate var isUnstaged: Bool {
    guard path.bytes.last != UInt8(ascii: "/") else { return false }
    return isIntended
      || has(
        GIT_STATUS_WT_NEW, GIT_STATUS_WT_MODIFIED, GIT_STATUS_WT_DELETED, GIT_STATUS_WT_TYPECHANGE,
        GIT_STATUS_WT_RENAMED)
  }

  private func has(_ flags: git_status_t...) -> Bool { flags.contains { status.rawValue & $0.rawValue != 0 } }
}
