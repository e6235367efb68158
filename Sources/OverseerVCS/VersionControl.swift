import OverseerModel

/// What git and jj do differently. All that they share, reading above all, is ``ObjectStore``.
///
/// A ref is named without `refs/heads/`: a branch of git, a bookmark of jj. Calls that start a program suspend; all
/// others read files. Errors: `vcs_failed` with the program's own words, `unavailable` without the program or when a
/// lock is not given back in time, `precondition_failed` for a state in which the call cannot be done.
public protocol VersionControl: Sendable {
  var checkout: Checkout { get }

  /// Throws `unavailable` where the program that acts need is not there, or too old.
  func checkProgram() async throws(OverseerError)

  /// Takes note of what was done in the workspaces with these roots and not recorded yet: by jj, which does so at
  /// most of its calls, not at ours that only read. Throws `precondition_failed` where a workspace is stale.
  /// New files at or below the paths `leavingOut` are left for later.
  func refresh(_ paths: [String], leavingOut: [String]) async throws(OverseerError)

  /// Sees to it that what is new at this path, from the root of any workspace, is nobody's change.
  func exclude(_ path: String) throws(OverseerError)

  /// The commit at the ref; nil where there is no such ref. `conflict` for a bookmark that stands at several.
  func tip(of ref: String) async throws(OverseerError) -> CommitID?

  /// The name of a change that survives rewriting: jj's ChangeId, of git the ref.
  func changeID(of commit: CommitID, at ref: String) async throws(OverseerError) -> String

  /// What the workspace with root `path` has checked out and not committed. `links` are paths in it that Overseer
  /// has linked, and that count for nothing.
  func status(of path: String, links: [String]) async throws(OverseerError) -> WorkspaceStatus

  /// How the files of the workspace at `path` differ from what is checked out there, which should be `head`. `links`
  /// count for nothing; new files at the paths `leavingOut` need not be told, and are not recorded.
  func files(
    of path: String, at head: CommitID, links: [String], leavingOut: [String]
  ) async throws(OverseerError) -> WorkspaceFiles

  /// Sees to it that new files of the workspace at `path` are not part of its change, as jj makes them at once.
  func untrack(_ paths: [String], in path: String) async throws(OverseerError)

  /// Makes the ref at `base` where it is not there, and checks it out in the workspace at `path`.
  func begin(_ ref: String, at base: CommitID, in path: String) async throws(OverseerError)

  /// Makes a workspace of that name at `path`, which is not there yet, and begins the ref in it.
  func addWorkspace(
    _ name: String, at path: String, for ref: String, base: CommitID
  ) async throws(OverseerError)

  /// Forgets a workspace and removes its folder. Who calls has seen to it that nothing in it is lost.
  func removeWorkspace(_ name: String, at path: String) async throws(OverseerError)

  /// Checks out `branch`, with nothing of a task on top, in the clean workspace at `path`.
  func leave(for branch: String, in path: String) async throws(OverseerError)

  /// Commits all that is in the workspace but `leavingOut` and gives the head of the ref, moved to it. Where there is
  /// nothing to commit, that is what was committed by hand. A person's hooks run at it, unless they are left out.
  func commit(
    to ref: String, in path: String, message: String, leavingOut: [String], hooks: Bool
  ) async throws(OverseerError) -> CommitID

  /// Sees to it that the commits between `base` and `head` have the notes on authorship of those that they were
  /// rewritten from. What cannot be carried over is left.
  func carryAuthorship(from base: CommitID, to head: CommitID) async

  /// Makes the ref, which is not there yet, without checking it out.
  func makeRef(_ ref: String, at commit: CommitID) async throws(OverseerError)

  /// Removes the ref. Who calls has pinned what only it reached.
  func deleteRef(_ ref: String) async throws(OverseerError)

  /// Looks what `act` would do, without doing it. Throws `precondition_failed` naming the layer and the files where
  /// something conflicts.
  func plan(_ act: StackAct) async throws(OverseerError) -> StackPlan

  /// Does what was planned, and gives the plan with what is needed to take it back.
  func carryOut(_ plan: StackPlan) async throws(OverseerError) -> StackPlan

  /// Puts refs back to where they were before the plan was carried out, wholly or in part. Throws `conflict` where a
  /// ref has moved on since.
  func takeBack(_ plan: StackPlan) async throws(OverseerError)
}

extension VersionControl {
  public func checkProgram() async throws(OverseerError) {}
  public func refresh(_ paths: [String], leavingOut: [String]) async throws(OverseerError) {}
  public func exclude(_ path: String) throws(OverseerError) {}
  public func untrack(_ paths: [String], in path: String) async throws(OverseerError) {}
}
