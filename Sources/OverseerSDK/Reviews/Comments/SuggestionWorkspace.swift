import OverseerGates
import OverseerModel
import OverseerVCS

/// The workspace of a task, which has the task's head checked out and nothing that is not committed.
struct SuggestionWorkspace {
  let vcs: TaskVcs
  let path: String
  private let repo: VersionedRepo
  private let leavingOut: [String]

  /// Throws `precondition_failed` where the workspace is not there, or something in it is not committed.
  init(
    of wanted: SuggestionsToApply, in repo: VersionedRepo, near caller: Caller
  ) async throws(OverseerError) {
    self.repo = repo
    vcs = wanted.vcs
    let links = try repo.configuration(at: try await repo.trunk().tip).workspace.link
    let workspace = try await TaskWorkspace(of: vcs, in: repo, near: caller, links: links)
    path = workspace.path
    let root = workspace.path
    let left = Set(wanted.left.filter { $0.isAsLeft(in: root) }.map(\.path)).sorted()
    leavingOut = links + left
    try await workspace.recorded(in: repo, leavingOut: leavingOut).refuseUnfinished()
    guard let tip = try await repo.vcs.tip(of: vcs.refName) else {
      throw OverseerError(
        .preconditionFailed, "the ref \(vcs.refName) is gone", hint: "Make it anew: os task start \(vcs.taskID)")
    }
    let files = try await repo.vcs.files(of: path, at: tip, links: links, leavingOut: left)
    let dirty = files.changed.union(files.untracked).subtracting(left).sorted()
    guard dirty.isEmpty, files.tree == (try repo.objects().tree(of: tip)) else {
      throw OverseerError(
        .preconditionFailed,
        dirty.isEmpty
          ? "\(path) does not have the head \(tip.short) of \(vcs.taskID) checked out"
          : "\(path) has changes that are not committed: \(dirty.prefix(5).joined(separator: ", "))",
        hint: dirty.isEmpty ? "Go back to it: os task start \(vcs.taskID)" : "Commit or submit them first.",
        details: ["workspace": .string(path), "files": .array(dirty.map { .string($0) })])
    }
  }

  /// Sees to it that what is written from now on goes into a commit of its own, and gives the head that it stands on.
  func settle(as message: String) async throws(OverseerError) -> CommitID {
    try await repo.vcs.commit(to: vcs.refName, in: path, message: message, leavingOut: leavingOut, hooks: false)
  }

  func commit(message: String) async throws(OverseerError) -> CommitID {
    try await repo.vcs.commit(to: vcs.refName, in: path, message: message, leavingOut: leavingOut, hooks: true)
  }
}
