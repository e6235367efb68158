import OverseerModel
import OverseerVCS

/// Whether what would land of a task is what was approved.
struct LandingApproval {
  private let id: AnyTaskID
  /// The round that has completed it; nil where a person did so without one.
  private let review: Review?
  private let state: StackState
  private let store: ObjectStore

  init(_ id: AnyTaskID, _ review: Review?, _ state: StackState, _ store: ObjectStore) {
    self.id = id
    self.review = review
    self.state = state
    self.store = store
  }

  func refuseUnlessGiven() throws(OverseerError) {
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
    if let review { return try refuseUnless(review, approves: tip, vcs) }
    // A person has completed it as it was then.
    guard let head = vcs.headCommit, head != tip, try !isMerelyRebased(vcs, to: tip) else { return }
    throw refusal(vcs, from: head, to: tip, "reviewed")
  }

  private func refuseUnless(
    _ review: Review, approves tip: CommitID, _ vcs: TaskVcs
  ) throws(OverseerError) {
    guard let approved = review.revision, let base = state.facts[id]?.base else {
      throw OverseerError(
        .preconditionFailed, "round \(review.round) of \(id) was approved without revisions, and now it has some",
        hint: "Have them reviewed: os task reopen \(id), then os task submit \(id)",
        details: ["review_id": .string("\(review.id)"), "tip": .string("\(tip)")])
    }
    if tip == approved.headCommit { return }
    let kind = try RevisionKind(in: store).of(base: base, head: tip, after: approved)
    if kind.carriesApproval { return }
    throw refusal(vcs, from: approved.headCommit, to: tip, "approved", ["review_id": .string("\(review.id)")])
  }

  private func refusal(
    _ vcs: TaskVcs, from head: CommitID, to tip: CommitID, _ word: String, _ details: JSONDetails = [:]
  ) -> OverseerError {
    var details = details
    details["reviewed"] = .string("\(head)")
    details["tip"] = .string("\(tip)")
    return OverseerError(
      .preconditionFailed, "\(vcs.refName) has moved on from \(head.short), which was \(word), to \(tip.short)",
      hint: "What is above \(head.short) has not been reviewed: os vcs diff \(head.short) \(tip.short)",
      details: details)
  }

  /// Whether the tip is what was submitted last, brought onto another base by hand.
  private func isMerelyRebased(_ vcs: TaskVcs, to tip: CommitID) throws(OverseerError) -> Bool {
    guard let head = vcs.headCommit, let base = state.facts[vcs.taskID]?.base, base != vcs.baseCommit,
      store.hasCommit(head), store.hasCommit(vcs.baseCommit)
    else { return false }
    let carried = try store.merge(
      ancestor: try store.tree(of: vcs.baseCommit), ours: try store.tree(of: base), theirs: try store.tree(of: head))
    let tree = try store.tree(of: tip)
    return carried.conflicts.isEmpty && carried.tree == tree
  }
}
