import OverseerModel
import OverseerStore
import OverseerVCS

/// Removes a task's own workspace and keeps its ref. Ignored files in it go; a workspace with anything else that is not
/// committed is left alone, and refused.
public struct RemoveWorkspace: EffectOperation {
  public static let spec = OperationSpec(
    "vcs.remove_workspace", "Remove a task's own workspace", who: .holder, .post, "/vcs/task/{id}/remove-workspace",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable, .vcsFailed])

  public var id: AnyTaskID
  /// The generation of the claim that the caller believes in.
  public var generation: Int?

  public var lease: LeaseCheck? { LeaseCheck(task: id, generation: generation) }

  public init(id: AnyTaskID, generation: Int? = nil) {
    self.id = id
    self.generation = generation
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> TaskVcs {
    let task = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(id) }
    let repo = try await overseer.versionedRepo(task.repoID)
    return try await RepositoryAct.run(.removeWorkspace, on: id, in: repo, of: overseer, as: caller) {
      act throws(OverseerError) in
      let known = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.taskVcs(of: id) }
      guard let known, let path = known.workspacePath else {
        throw OverseerError(
          .preconditionFailed, "\(id) has no workspace of its own", hint: "os vcs status \(id)")
      }
      let links = try repo.configuration(at: try await repo.trunk().tip).workspace.link
      if Checkout(containing: path)?.root == path { try await refuseToLose(path, known, repo, links) }
      let plan = RemovalPlan(task: id, workspace: path)
      try await act.note(plan)
      try await plan.settle(in: repo)
      RepositoryAct.passStep()
      return try await act.close { writing throws(OverseerError) in
        var vcs = known
        vcs.workspacePath = nil
        vcs.updatedAt = writing.now
        try writing.record(.workspaceRemoved(.init(taskVcs: vcs)), repo: vcs.repoID, task: id)
        return vcs
      }
    }
  }

  private func refuseToLose(
    _ path: String, _ known: TaskVcs, _ repo: VersionedRepo, _ links: [String]
  ) async throws(OverseerError) {
    try await repo.vcs.refresh([path], leavingOut: links)
    let status = try await repo.vcs.status(of: path, links: links)
    guard status.isClean else {
      throw OverseerError(
        .preconditionFailed, "the workspace \(path) has \(status.changes.count) uncommitted files",
        hint: "Commit them there first; os task archive keeps them as well.",
        details: ["files": .array(status.changes.prefix(100).map { .string($0.path) })])
    }
    guard let commit = status.commit, try await !isKept(commit, status, known, repo) else { return }
    throw OverseerError(
      .preconditionFailed, "the workspace \(path) stands on \(commit.short), which \(known.refName) does not have",
      hint: "Put it on the ref, or name it as a branch of its own; then try again.",
      details: ["commit": .string("\(commit)")])
  }

  /// Whether the commit of the workspace stays when that goes: on a branch, or with jj as one that changes nothing.
  private func isKept(
    _ commit: CommitID, _ status: WorkspaceStatus, _ known: TaskVcs, _ repo: VersionedRepo
  ) async throws(OverseerError) -> Bool {
    let store = try repo.objects()
    if let tip = try await repo.vcs.tip(of: known.refName), try store.isAncestor(commit, of: tip) { return true }
    switch repo.checkout.vcsType {
    case .git, .none: return status.branch != nil
    case .jj:
      let present = try store.commit(commit)
      guard let parent = present.parents.first, present.parents.count == 1 else { return false }
      return try store.tree(of: parent) == present.tree
    }
  }
}

/// The removal of a workspace that has nothing to lose.
struct RemovalPlan: RepositoryPlan {
  var task: AnyTaskID
  var workspace: String

  func settle(in repo: VersionedRepo) async throws(OverseerError) {
    try await repo.vcs.removeWorkspace("\(task)", at: workspace)
  }
}
