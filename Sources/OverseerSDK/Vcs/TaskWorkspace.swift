import OverseerModel
import OverseerVCS

/// The checkout in which a task's ref is worked on, as it is at this moment.
struct TaskWorkspace: Sendable {
  let path: String
  let status: WorkspaceStatus

  /// The task's own workspace, else the checkout of the repository that has its ref checked out.
  ///
  /// Throws `precondition_failed` where none has.
  init(of vcs: TaskVcs, in repo: VersionedRepo, near caller: Caller, links: [String]) async throws(OverseerError) {
    var candidates: [String] = []
    if let own = vcs.workspacePath { candidates.append(own) }
    if vcs.workspacePath == nil {
      let here = caller.folder.flatMap { Checkout(containing: $0) }
      if let here, here.mainRoot == repo.checkout.mainRoot { candidates.append(here.root) }
      if !candidates.contains(repo.checkout.root) { candidates.append(repo.checkout.root) }
    }
    var other: WorkspaceStatus?
    for path in candidates {
      guard Checkout(containing: path)?.root == path else { continue }
      let status = try await repo.vcs.status(of: path, links: links)
      if status.branch == vcs.refName {
        self.path = path
        self.status = status
        return
      }
      other = other ?? status
    }
    guard let other else {
      throw OverseerError(
        .preconditionFailed, "the workspace \(vcs.workspacePath ?? repo.checkout.root) of \(vcs.taskID) is gone",
        hint: "Make it anew: os task start \(vcs.taskID)")
    }
    throw OverseerError(
      .preconditionFailed,
      "\(other.path) has \(other.branch ?? other.commit?.short ?? "nothing") checked out, and not \(vcs.refName)",
      hint: "Go back to the task: os task start \(vcs.taskID)",
      details: [
        "workspace": .string(other.path), "branch": other.branch.map { .string($0) } ?? .null,
        "expected": .string(vcs.refName),
      ])
  }

  private init(path: String, status: WorkspaceStatus) {
    self.path = path
    self.status = status
  }

  /// The same, once all that is in it but new files of `leavingOut` is recorded where version control does so by itself.
  func recorded(in repo: VersionedRepo, leavingOut: [String]) async throws(OverseerError) -> TaskWorkspace {
    try await repo.vcs.refresh([path], leavingOut: leavingOut)
    return TaskWorkspace(path: path, status: try await repo.vcs.status(of: path, links: leavingOut))
  }

  /// Refuses where something waits in the workspace for a person to end it, or for conflicts to be resolved.
  func refuseUnfinished() throws(OverseerError) {
    let conflicted = status.changes.filter { $0.kind == .conflicted }.map(\.path)
    guard status.unfinished != nil || !conflicted.isEmpty else { return }
    let what = status.unfinished.map { "a \($0.rawValue) is not finished" } ?? "there are conflicts"
    throw OverseerError(
      .preconditionFailed, "\(what) in \(path)", hint: "Finish it there, then try again.",
      details: ["workspace": .string(path), "conflicts": .array(conflicted.map { .string($0) })])
  }
}
