import OverseerModel
import OverseerStore
import OverseerVCS

/// Archives the refs of tasks: what only they reach is pinned, then refs and workspaces go.
struct RefArchive {
  let overseer: Overseer
  let caller: Caller

  /// Archives the refs of `tasks`, all of one repository, then records that together with what `record` does. Where
  /// none of them has a ref, only `record` happens.
  func perform<Value: Sendable>(
    _ tasks: [AnyTaskID], in repoID: RepoID, on task: AnyTaskID?,
    _ record: @escaping @Sendable (Writing) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    guard try await !refs(of: tasks).isEmpty else {
      return try await overseer.store.writeAsync(as: caller.context, record)
    }
    let repo = try await overseer.versionedRepo(repoID)
    return try await RepositoryAct.run(.archive, on: task, in: repo, of: overseer, as: caller) {
      act throws(OverseerError) in
      let refs = try await refs(of: tasks)
      let plan = try await plan(refs, in: repo)
      for item in plan.items { try await plan.refuseToLose(item, in: repo) }
      try await act.note(plan)
      try await plan.carryOut(in: repo)
      return try await act.close { writing throws(OverseerError) in
        for vcs in refs {
          var archived = vcs
          archived.workspacePath = nil
          archived.archivedAt = writing.now
          archived.updatedAt = writing.now
          try writing.record(.refArchived(.init(taskVcs: archived)), repo: vcs.repoID, task: vcs.taskID)
        }
        return try record(writing)
      }
    }
  }

  private func refs(of tasks: [AnyTaskID]) async throws(OverseerError) -> [TaskVcs] {
    try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.taskVcs(of: tasks).filter { $0.archivedAt == nil }
    }
  }

  private func plan(_ refs: [TaskVcs], in repo: VersionedRepo) async throws(OverseerError) -> ArchivePlan {
    let (branch, trunk) = try await repo.trunk()
    let links = try repo.configuration(at: trunk).workspace.link
    var checkouts = repo.workingRoot.map { [$0] } ?? []
    if let here = caller.checkout(of: repo, leavingOut: overseer.installation.workspaces), !checkouts.contains(here) {
      checkouts.append(here)
    }
    try await repo.vcs.refresh(checkouts, leavingOut: links)
    var branches: [String: String] = [:]
    for path in checkouts { branches[path] = try await repo.vcs.status(of: path, links: links).branch }
    return ArchivePlan(
      branch: branch,
      items: refs.map { vcs in
        ArchivePlan.Item(
          task: vcs.taskID, ref: vcs.refName, workspace: vcs.workspacePath,
          checkouts: checkouts.filter { branches[$0] == vcs.refName && $0 != vcs.workspacePath })
      }, links: links)
  }
}
