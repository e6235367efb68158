import OverseerModel
import OverseerStore
import OverseerVCS

/// What goes when a task is archived. All commits are pinned first, so what was begun can always be finished.
struct ArchivePlan: RepositoryPlan {
  struct Item: Codable, Sendable, Hashable {
    var task: AnyTaskID
    var ref: String
    /// The task's own workspace.
    var workspace: String?
    /// Checkouts that stand on the ref and go back to the default branch.
    var checkouts: [String] = []
  }

  var branch: String
  var items: [Item]
  var links: [String]

  /// Where the commits of an archived task are kept.
  static func pin(of task: AnyTaskID) -> String { "refs/overseer/archive/\(task)" }

  func settle(in repo: VersionedRepo) async throws(OverseerError) {
    for item in items { try await refuseToLose(item, in: repo) }
    try await carryOut(in: repo)
  }

  /// Throws `precondition_failed` where something is in the way of one of them; then nothing has happened to any.
  func refuseToLose(_ item: Item, in repo: VersionedRepo) async throws(OverseerError) {
    for path in item.checkouts {
      let status = try await repo.vcs.status(of: path, links: links)
      guard status.branch != item.ref || status.isClean else {
        throw OverseerError(
          .preconditionFailed, "\(path) has uncommitted changes on \(item.ref)",
          hint: "Commit them there, or put them aside, then archive the task.",
          details: [
            "workspace": .string(path), "files": .array(status.changes.prefix(100).map { .string($0.path) }),
          ])
      }
    }
    guard let workspace = item.workspace, Checkout(containing: workspace)?.root == workspace else { return }
    try await repo.vcs.refresh([workspace], leavingOut: links)
    let status = try await repo.vcs.status(of: workspace, links: links)
    if status.branch == item.ref, status.unfinished == nil, !status.changes.contains(where: { $0.kind == .conflicted })
    {
      return
    }
    // Another branch keeps its commits.
    if status.isClean, status.branch != nil || status.commit == nil { return }
    if status.isClean, let commit = status.commit, let tip = try await repo.vcs.tip(of: item.ref),
      try repo.objects().isAncestor(commit, of: tip)
    {
      return
    }
    throw OverseerError(
      .preconditionFailed, "the workspace \(workspace) of \(item.task) is in the midst of something else",
      hint: "Finish it there, then bring it back to \(item.ref): os task start \(item.task)",
      details: ["workspace": .string(workspace)])
  }

  func carryOut(in repo: VersionedRepo) async throws(OverseerError) {
    for item in items {
      if let workspace = item.workspace, Checkout(containing: workspace)?.root == workspace {
        try await keepUncommitted(of: item, in: workspace, repo)
      }
      try await pin(item, in: repo)
      for checkout in item.checkouts where try await repo.vcs.status(of: checkout, links: links).branch == item.ref {
        try await repo.vcs.leave(for: branch, in: checkout)
        RepositoryAct.passStep()
      }
      if let workspace = item.workspace {
        try await repo.vcs.removeWorkspace("\(item.task)", at: workspace)
        RepositoryAct.passStep()
      }
      try await repo.vcs.deleteRef(item.ref)
      RepositoryAct.passStep()
    }
  }

  private func pin(_ item: Item, in repo: VersionedRepo) async throws(OverseerError) {
    guard let tip = try await repo.vcs.tip(of: item.ref) else { return }
    let store = try repo.objects(writingTo: .repository)
    let pin = Self.pin(of: item.task)
    let pinned = try store.tip(of: pin)
    if pinned != tip { try store.move([RefMove(pin, from: pinned, to: tip)], message: "os: archive \(item.task)") }
    RepositoryAct.passStep()
  }

  /// What nobody has committed is committed to the ref, and so is pinned with it.
  private func keepUncommitted(of item: Item, in workspace: String, _ repo: VersionedRepo) async throws(OverseerError) {
    try await repo.vcs.refresh([workspace], leavingOut: links)
    let status = try await repo.vcs.status(of: workspace, links: links)
    guard status.branch == item.ref else { return }
    if status.changes.isEmpty, let commit = status.commit, let tip = try await repo.vcs.tip(of: item.ref) {
      let store = try repo.objects()
      guard try store.tree(of: commit) != store.tree(of: tip) else { return }
    }
    _ = try await repo.vcs.commit(
      to: item.ref, in: workspace, message: "Uncommitted work of \(item.task) when it was archived\n",
      leavingOut: links, hooks: false)
    RepositoryAct.passStep()
  }
}
