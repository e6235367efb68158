import OverseerModel
import OverseerStore
import OverseerVCS

/// Moves a task, and what stands on it, onto their present bases: all of it, or nothing where a layer conflicts or a
/// workspace has uncommitted changes.
public struct RestackTask: EffectOperation {
  public static let spec = OperationSpec(
    "vcs.restack", "Move a task and what stands on it onto their present bases", who: .holder, .post,
    "/vcs/restack/{id}", errors: [.notFound, .conflict, .preconditionFailed, .unavailable, .vcsFailed])

  public var id: AnyTaskID
  /// The generation of the claim that the caller believes in.
  public var generation: Int?

  public var lease: LeaseCheck? { LeaseCheck(task: id, generation: generation) }

  public init(id: AnyTaskID, generation: Int? = nil) {
    self.id = id
    self.generation = generation
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> TaskStack {
    let task = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(id) }
    let repo = try await overseer.versionedRepo(task.repoID)
    let reviews = try await RepositoryAct.run(.restack, on: id, in: repo, of: overseer, as: caller) {
      act throws(OverseerError) in
      let state = try await overseer.recordedStack(of: id, in: repo)
      guard let shape = StackShape(of: id, in: state.facts) else { throw OverseerError.notFound("task", "\(id)") }
      var builder = try StackActBuilder(state, in: repo)
      for layer in [shape.task] + shape.above { try builder.restack(layer.task) }
      let foreseen = try await repo.vcs.plan(
        StackAct(
          layers: builder.layers, links: try repo.configuration(at: state.facts.trunk).workspace.link,
          workspaces: state.workspaces))
      let before = state.before(builder.tasks)
      if foreseen.isIdle {
        // What somebody has rebased by hand stands already where it belongs, and was perhaps not written down so.
        let changes = builder.changes(of: foreseen)
        let reviews = try await RevisedReviews(changes, in: repo, of: overseer)
        try await act.close { writing throws(OverseerError) in try record(changes, reviews, writing) }
        return reviews
      }
      try await act.note(StackActPlan(plan: foreseen, before: before))
      let done = try await repo.vcs.carryOut(foreseen)
      RepositoryAct.passStep()
      let changes = builder.changes(of: done)
      let reviews = try await RevisedReviews(changes, in: repo, of: overseer)
      try await act.finish(StackActPlan(plan: done, before: before)) { writing throws(OverseerError) in
        try record(changes, reviews, writing)
      }
      return reviews
    }
    try await reviews.goOn(in: overseer, as: caller)
    return try await TaskStack(of: id, in: repo, of: overseer)
  }

  private func record(
    _ changes: [(before: TaskVcs, after: TaskVcs)], _ reviews: RevisedReviews, _ writing: Writing
  ) throws(OverseerError) {
    for (before, var after) in changes {
      after.updatedAt = writing.now
      try writing.record(
        .taskRestacked(.init(taskVcs: after, fromBase: before.baseCommit, fromHead: before.headCommit)),
        repo: after.repoID, task: after.taskID)
    }
    try reviews.record(writing)
  }
}
