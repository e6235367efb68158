import OverseerModel
import OverseerStore
import OverseerVCS

/// Puts a Completed task's last revision onto the default branch. What stood on it follows, as far as no workspace with
/// uncommitted changes is in the way.
///
/// A task above unlanded work is refused, unless the whole stack below it lands with it. `vcs.undo` takes it back.
public struct LandTask: EffectOperation {
  public static let spec = OperationSpec(
    "vcs.land", "Put a completed task onto the default branch", who: .human, .post, "/vcs/task/{id}/land",
    errors: [.notFound, .conflict, .preconditionFailed, .invalidState, .unavailable, .vcsFailed])

  public var id: AnyTaskID
  /// Whether everything below the task that has not landed lands with it, bottom-up.
  public var stack: Bool?
  /// How: `rebase` where it is not said, which is a fast-forward wherever that is possible.
  public var style: StackAct.Landing?

  public init(id: AnyTaskID, stack: Bool? = nil, style: StackAct.Landing? = nil) {
    self.id = id
    self.stack = stack
    self.style = style
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> LandReport {
    let task = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(id) }
    let repo = try await overseer.versionedRepo(task.repoID)
    return try await RepositoryAct.run(.land, on: id, in: repo, of: overseer, as: caller) { act throws(OverseerError) in
      let state = try await overseer.recordedStack(of: id, in: repo)
      guard let shape = StackShape(of: id, in: state.facts) else { throw OverseerError.notFound("task", "\(id)") }
      let landing = try landing(shape, state)
      guard try await repo.vcs.tip(of: state.branch) != nil else {
        throw OverseerError(
          .preconditionFailed, "the branch \(state.branch) is only at origin, so nothing can land on it here",
          hint: "Make it here first: "
            + (repo.checkout.vcsType == .jj
              ? "jj bookmark track \(state.branch)@origin" : "git branch \(state.branch) origin/\(state.branch)"))
      }
      let store = try repo.objects()
      for layer in landing { try refuseUnlessReviewed(layer, state, store) }
      let links = try repo.configuration(at: state.facts.trunk).workspace.link
      var builder = try StackActBuilder(state, in: repo)
      for task in landing { try builder.land(task) }
      var left: [AnyTaskID] = []
      for layer in shape.above where !landing.contains(layer.task) {
        var isHeld = layer.standsOn.contains { left.contains($0) }
        if !isHeld { isHeld = try await isDirty(layer.task, state, in: repo, links) }
        if isHeld { left.append(layer.task) } else { try builder.restack(layer.task) }
      }
      let before = state.before(builder.tasks)
      let foreseen = try await repo.vcs.plan(
        StackAct(
          layers: builder.layers, branch: state.branch, trunk: state.facts.trunk, landing: landing.count,
          style: style ?? .rebase, messages: landing.map { state.message(of: $0) }, links: links,
          workspaces: state.workspaces))
      try await act.note(StackActPlan(plan: foreseen, before: before))
      let done = try await repo.vcs.carryOut(foreseen)
      RepositoryAct.passStep()
      let changes = builder.changes(of: done)
      return try await act.finish(StackActPlan(plan: done, before: before)) {
        [left] writing throws(OverseerError) in
        let landed = try record(landing, state, changes, done, writing)
        return LandReport(
          landed: landed, branch: state.branch, from: state.facts.trunk, to: done.landed ?? state.facts.trunk,
          restacked: changes.map(\.after.taskID).filter { !landing.contains($0) }, left: left)
      }
    }
  }

  /// What lands, bottom-up.
  private func landing(_ shape: StackShape, _ state: StackState) throws(OverseerError) -> [AnyTaskID] {
    guard state.facts[id]?.hasOwnRevisions == true, state.records.refs[id]?.archivedAt == nil else {
      throw OverseerError(
        .preconditionFailed, "\(id) has no revisions of its own to land",
        hint: "What is below it lands by itself: os stack \(id)")
    }
    guard state.facts[id]?.isLanded == false else {
      throw OverseerError(.invalidState, "\(id) has landed already", hint: "os stack shows what has not.")
    }
    let below = shape.below.map(\.task).filter { state.facts[$0]?.hasOwnRevisions == true }
    guard below.isEmpty || stack == true else {
      throw OverseerError(
        .preconditionFailed,
        "\(id) stands on \(below.map { "\($0)" }.joined(separator: ", ")), which \(below.count == 1 ? "has" : "have") not landed",
        hint: "Land all of it in one step: os land \(id) --stack",
        details: ["below": .array(below.map { .string("\($0)") })])
    }
    return below + [id]
  }

  /// Only what was completed lands, and exactly that.
  private func refuseUnlessReviewed(
    _ id: AnyTaskID, _ state: StackState, _ store: ObjectStore
  ) throws(OverseerError) {
    guard let task = state.records.tasks[id], let vcs = state.records.refs[id], let tip = state.tips[id] else {
      throw OverseerError(
        .preconditionFailed, "the ref of \(id) is gone", hint: "Make it anew: os task start \(id)")
    }
    guard task.status == .completed else {
      throw OverseerError(
        .preconditionFailed, "\(id) is \(task.status.rawValue); only what is Completed lands",
        hint: "Have it reviewed first.",
        details: ["task_id": .string("\(id)"), "status": .string(task.status.rawValue)])
    }
    guard let head = vcs.headCommit, head != tip, try !isMerelyRebased(vcs, to: tip, state, store) else { return }
    throw OverseerError(
      .preconditionFailed, "\(vcs.refName) has moved on from \(head.short), which was reviewed, to \(tip.short)",
      hint: "What is above \(head.short) has not been reviewed: os vcs diff \(head.short) \(tip.short)",
      details: ["reviewed": .string("\(head)"), "tip": .string("\(tip)")])
  }

  /// Whether the tip is what was reviewed, brought onto another base by hand.
  private func isMerelyRebased(
    _ vcs: TaskVcs, to tip: CommitID, _ state: StackState, _ store: ObjectStore
  ) throws(OverseerError) -> Bool {
    guard let head = vcs.headCommit, let base = state.facts[vcs.taskID]?.base, base != vcs.baseCommit,
      store.hasCommit(head), store.hasCommit(vcs.baseCommit)
    else { return false }
    let carried = try store.merge(
      ancestor: try store.tree(of: vcs.baseCommit), ours: try store.tree(of: base), theirs: try store.tree(of: head))
    let tree = try store.tree(of: tip)
    return carried.conflicts.isEmpty && carried.tree == tree
  }

  /// Whether a checkout with uncommitted changes stands on the task's ref.
  private func isDirty(
    _ task: AnyTaskID, _ state: StackState, in repo: VersionedRepo, _ links: [String]
  ) async throws(OverseerError) -> Bool {
    guard let vcs = state.records.refs[task], let path = vcs.workspacePath ?? repo.workingRoot,
      path == repo.workingRoot || state.workspaces.contains(path)
    else { return false }
    let status = try await repo.vcs.status(of: path, links: links)
    return status.branch == vcs.refName && !status.isClean
  }

  private func record(
    _ landing: [AnyTaskID], _ state: StackState, _ changes: [(before: TaskVcs, after: TaskVcs)], _ plan: StackPlan,
    _ writing: Writing
  ) throws(OverseerError) -> [TaskVcs] {
    var landed: [TaskVcs] = []
    for task in landing {
      guard var vcs = changes.first(where: { $0.after.taskID == task })?.after ?? state.records.refs[task] else {
        continue
      }
      vcs.landedAt = writing.now
      vcs.updatedAt = writing.now
      try writing.record(
        .taskLanded(
          .init(
            taskVcs: vcs, branch: state.branch, from: state.facts.trunk, to: plan.landed ?? state.facts.trunk)),
        repo: vcs.repoID, task: task)
      landed.append(vcs)
    }
    for (before, var after) in changes where !landing.contains(after.taskID) {
      after.updatedAt = writing.now
      try writing.record(
        .taskRestacked(.init(taskVcs: after, fromBase: before.baseCommit, fromHead: before.headCommit)),
        repo: after.repoID, task: after.taskID)
    }
    return landed
  }
}

/// What a land did.
public struct LandReport: Codable, Sendable, Hashable {
  /// The refs of the tasks that landed, bottom-up.
  public var landed: [TaskVcs]
  /// The default branch, and the commits that it went from and to.
  public var branch: String
  public var from: CommitID
  public var to: CommitID
  /// The tasks that stood on these and have followed.
  public var restacked: [AnyTaskID]
  /// The tasks that should follow and could not, as their workspaces have uncommitted changes; they drift.
  public var left: [AnyTaskID]
}

extension StackState {
  /// The message of a commit that stands for a whole task.
  fileprivate func message(of id: AnyTaskID) -> String {
    let title = records.tasks[id]?.description ?? "\(id)"
    return "\(title)\n\nTask: \(id)\n"
  }
}
