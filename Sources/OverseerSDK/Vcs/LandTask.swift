import OverseerModel
import OverseerStore
import OverseerVCS

/// Puts a Completed task's approved revision onto the default branch. What stood on it follows, as far as no workspace
/// with uncommitted changes is in the way.
///
/// Its gates have to hold for the very tree that the branch comes to have: what has not passed for that runs first, in
/// a checkout of it, and where something fails nothing moves. A gate that a person did without in the review is done
/// without here too. A task that a person has completed by force lands as it was then, without gates.
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

  /// How often the default branch may move while gates run.
  private static let mostTries = 5

  private enum Attempt: Sendable {
    /// With the reviews of what has followed.
    case landed(LandReport, RevisedReviews)
    /// Gates have to run first. They take too long to keep every other act waiting.
    case after([LandingGates])
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> LandReport {
    let (task, begun) = try await overseer.store.readAsync { reading throws(OverseerError) in
      (try reading.existing(id), reading.now)
    }
    let repo = try await overseer.versionedRepo(task.repoID)
    var seen: [ReviewRevision] = []
    for _ in 0..<Self.mostTries {
      let attempt = try await RepositoryAct.run(.land, on: id, in: repo, of: overseer, as: caller) {
        [seen] act throws(OverseerError) in try await land(at: begun, seen, act)
      }
      switch attempt {
      case .landed(let report, let reviews):
        try await reviews.goOn(in: overseer, as: caller)
        return report
      case .after(let gates):
        for gates in gates { try await gates.run(in: overseer, as: caller) }
        seen += gates.map(\.revision)
      }
    }
    throw OverseerError(
      .unavailable, "the default branch moved each time the gates had passed on what was to land",
      hint: "Nothing has landed. Try again when others are done.")
  }

  /// - Parameters:
  ///   - begun: When the call began: what failed before runs again.
  ///   - seen: What the gates have looked at since.
  private func land(at begun: Instant, _ seen: [ReviewRevision], _ act: RepositoryAct) async throws(OverseerError)
    -> Attempt
  {
    let repo = act.repo
    let landing = try await Landing(self, in: repo, of: act.overseer)
    let foreseen = try await repo.vcs.plan(landing.act)
    let trees = try LandingTrees(of: landing, at: begun, seen: seen)
    var missing: [LandingGates] = []
    for gates in trees.gates where try await !gates.hold(in: act.overseer) { missing.append(gates) }
    if !missing.isEmpty {
      return try await act.close { [missing] _ throws(OverseerError) in .after(missing) }
    }
    let before = landing.state.before(landing.builder.tasks)
    try await act.note(StackActPlan(plan: foreseen, before: before))
    let done = try await repo.vcs.carryOut(foreseen)
    RepositoryAct.passStep()
    try trees.refuseUnlessSame(as: done, in: repo)
    let changes = landing.builder.changes(of: done)
    let landed = LandRecord(landing: landing, changes: changes, plan: done, gates: trees.gates)
    let reviews = try await RevisedReviews(
      changes.filter { !landing.tasks.contains($0.after.taskID) }, in: repo, of: act.overseer)
    return try await act.finish(StackActPlan(plan: done, before: before)) { writing throws(OverseerError) in
      let report = try landed.write(writing)
      try reviews.record(writing)
      return .landed(report, reviews)
    }
  }
}
