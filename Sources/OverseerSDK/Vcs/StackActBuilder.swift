import OverseerModel
import OverseerStore
import OverseerVCS

/// Puts together what a restack or a land has to move.
struct StackActBuilder {
  let state: StackState
  let store: ObjectStore
  private(set) var tasks: [AnyTaskID] = []
  private(set) var layers: [RebaseLayer] = []
  /// With what has moved or landed so far.
  private var facts: StackFacts
  private var isLanding = false

  init(_ state: StackState, in repo: VersionedRepo) throws(OverseerError) {
    self.state = state
    store = try repo.objects()
    facts = state.facts
  }

  /// Adds the layer of a task that lands on the default branch, on top of those that landed before it.
  mutating func land(_ task: AnyTaskID) throws(OverseerError) {
    try add(task, onto: .landed)
    isLanding = true
    facts[task]?.isLanded = true
  }

  /// Adds the layer of a task that goes to where the tasks around it say. What it stands on must have been added
  /// before. Nothing is added for a task without a ref.
  mutating func restack(_ task: AnyTaskID) throws(OverseerError) {
    guard facts[task]?.hasPlace == true else { return }
    let base = try BaseRule.base(of: task, in: facts) { one, other throws(OverseerError) in
      try store.isAncestor(other, of: one)
    }
    guard let below = base.task else { return try add(task, onto: isLanding ? .landed : .commit(base.commit)) }
    try add(task, onto: tasks.firstIndex(of: below).map { .layer($0) } ?? .commit(base.commit))
  }

  private mutating func add(_ task: AnyTaskID, onto destination: RebaseLayer.Destination) throws(OverseerError) {
    guard let vcs = state.records.refs[task], let tip = state.tips[task], let item = state.facts[task],
      let base = item.base
    else { return }
    let submitted = item.head.flatMap { head in head == tip || head == base || head != vcs.headCommit ? nil : head }
    tasks.append(task)
    layers.append(RebaseLayer(ref: vcs.refName, base: base, head: tip, submitted: submitted, onto: destination))
  }

  /// The refs of the tasks as they will be recorded, with those before. Only what changed is among them.
  func changes(of plan: StackPlan) -> [(before: TaskVcs, after: TaskVcs)] {
    zip(tasks, plan.layers).compactMap { task, layer in
      guard let before = state.records.refs[task] else { return nil }
      var after = before
      after.baseCommit = layer.base
      if before.headCommit != nil { after.headCommit = layer.submitted ?? layer.head }
      return after == before ? nil : (before: before, after: after)
    }
  }
}
