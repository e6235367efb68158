import OverseerModel
import OverseerStore
import OverseerVCS

/// Takes the last restack or land of a repository back: every ref goes to where it was, as long as none has moved on.
public struct UndoLast: EffectOperation {
  public static let spec = OperationSpec(
    "vcs.undo", "Take the last restack or land back", who: .human, .post, "/vcs/undo",
    errors: [.notFound, .conflict, .preconditionFailed, .unavailable, .vcsFailed])

  /// The repository; the one that the call comes from where it is not given.
  public var repoID: RepoID?

  public init(repoID: RepoID? = nil) { self.repoID = repoID }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> UndoReport {
    let registered = try await overseer.store.readAsync { reading throws(OverseerError) in
      try caller.requiredRepo(repoID, in: reading)
    }
    let repo = try VersionedRepo(registered, jj: overseer.jj)
    let last = try await last(in: registered, of: overseer)
    // Cut short, it takes back what it began to take back; then it is called again.
    let (report, reviews) = try await RepositoryAct.run(last.kind, on: last.taskID, in: repo, of: overseer, as: caller)
    {
      act throws(OverseerError) in
      let entry = try await self.last(in: registered, of: overseer)
      let plan = try RepositoryAct.decoded(StackActPlan.self, entry)
      try await act.note(plan)
      try await repo.vcs.takeBack(plan.plan)
      RepositoryAct.passStep()
      let present = try await overseer.store.readAsync { reading throws(OverseerError) in
        try reading.taskVcs(of: plan.before.map(\.taskID))
      }
      let changes = present.compactMap { vcs in
        plan.before.first { $0.taskID == vcs.taskID }.map { (before: vcs, after: vcs.restored(to: $0)) }
      }
      let reviews = try await RevisedReviews(changes, in: repo, of: overseer)
      let report = try await act.close { writing throws(OverseerError) in
        try writing.markUndone(entry.id)
        for before in plan.before { try record(before, plan, writing) }
        try reviews.record(writing)
        return UndoReport(kind: entry.kind == .land ? .land : .restack, tasks: plan.before.map(\.taskID))
      }
      return (report, reviews)
    }
    try await reviews.goOn(in: overseer, as: caller)
    return report
  }

  private func last(in repo: Repo, of overseer: Overseer) async throws(OverseerError) -> JournalEntry {
    let entry = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.lastDone(repo: repo.id, kinds: [.restack, .land])
    }
    guard let entry else {
      throw OverseerError(
        .preconditionFailed, "there is no restack or land in \(repo.name) to take back",
        hint: "`os events list --type TaskLanded` shows what landed.")
    }
    return entry
  }

  private func record(_ before: TaskVcs, _ plan: StackActPlan, _ writing: Writing) throws(OverseerError) {
    guard let present = try writing.reading.taskVcs(of: before.taskID) else { return }
    var restored = present.restored(to: before)
    guard restored != present else { return }
    restored.updatedAt = writing.now
    if let branch = plan.plan.act.branch, present.landedAt != nil, before.landedAt == nil,
      let from = plan.plan.landed, let to = plan.plan.act.trunk
    {
      try writing.record(
        .landUndone(.init(taskVcs: restored, branch: branch, from: from, to: to)), repo: before.repoID,
        task: before.taskID)
    } else {
      try writing.record(
        .refMoved(
          .init(
            taskVcs: restored, from: present.headCommit ?? present.baseCommit,
            to: restored.headCommit ?? restored.baseCommit)),
        repo: before.repoID, task: before.taskID)
    }
  }
}

/// What was taken back.
public struct UndoReport: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable { case land, restack }

  /// What it was.
  public var kind: Kind
  /// The tasks whose refs went back.
  public var tasks: [AnyTaskID]
}

extension TaskVcs {
  /// The same with the commits that were recorded before an act.
  fileprivate func restored(to before: TaskVcs) -> TaskVcs {
    var restored = self
    restored.baseCommit = before.baseCommit
    restored.headCommit = before.headCommit
    restored.landedAt = before.landedAt
    return restored
  }
}
