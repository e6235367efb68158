import OverseerModel
import OverseerStore

extension Writing {
  /// Applies a step to a review in the name of the actor, and records what it did to review, gates and task.
  ///
  /// - Parameter gates: All that are effective for the task now.
  /// - Returns: The review after it, with what is left to be done outside of the database: running gates.
  func take(
    _ step: ReviewStep, on review: Review, gates: [Gate], policy: ReviewPolicy
  ) throws(OverseerError) -> ReviewOutcome {
    var revision = review.revision
    if case .revise(let next) = step { revision = next }
    let results = try reading.gateResults(of: review.id)
    return try take(
      step, on: review, results,
      GatesStanding(of: review, at: revision, gates: gates, results: results), gates, policy)
  }

  /// Ends a review by a step after which no gate matters: a request for changes, a withdrawal, and the like.
  func end(_ review: Review, by step: ReviewStep) throws(OverseerError) -> Review {
    let standing = GatesStanding(tree: review.revision?.tree, entries: [])
    return try take(
      step, on: review, try reading.gateResults(of: review.id), standing, [], ReviewPolicy(hasReviewer: true)
    ).review
  }

  /// Ends the active review of a task that ends, or is set back, without its verdict.
  func endReview(of task: WorkItem, by step: ReviewStep) throws(OverseerError) {
    guard let review = try reading.activeReview(of: task.id) else { return }
    _ = try end(review, by: step)
  }

  private func take(
    _ step: ReviewStep, on review: Review, _ results: [GateResult], _ standing: GatesStanding, _ gates: [Gate],
    _ policy: ReviewPolicy
  ) throws(OverseerError) -> ReviewOutcome {
    let task = try reading.existing(review.taskID)
    let facts = ReviewFacts(
      policy: policy, gates: standing, openComments: CommentThread.blocking(try reading.comments(of: task.id)),
      taskWaits: task.status == .awaitingHuman, now: now)
    let outcome = try review.applying(step, by: actor, given: facts)
    if outcome.review.revisions.count > review.revisions.count {
      try record(.reviewRevised(ReviewPayload(review: outcome.review)), about: task)
    }
    try record(outcome, of: task, gates: gates, results: results)
    return outcome
  }

  /// Records what a step has as its consequences.
  func record(
    _ outcome: ReviewOutcome, of task: WorkItem, gates: [Gate] = [], results: [GateResult] = []
  ) throws(OverseerError) {
    let review = outcome.review
    let move = try move(of: task, in: outcome)
    for consequence in outcome.consequences {
      switch consequence {
      case .verdictRecorded(let verdict):
        try record(.verdictRecorded(VerdictRecordedPayload(review: review, verdict: verdict)), about: task)
      case .verdictCarried(let verdict, let kind):
        try record(
          .verdictCarried(VerdictCarriedPayload(review: review, verdict: verdict, because: kind)), about: task)
      case .waiveGates(let ids, let reason):
        for gate in gates where ids.contains(gate.id) { try waive(gate, in: review, because: reason, task, results) }
      case .stopGates: try stopGates(of: review, task)
      case .runGates, .rerunGates: break
      case .phaseChanged(let from, let to):
        try record(.reviewPhaseChanged(ReviewPhaseChangedPayload(review: review, from: from, to: to)), about: task)
      case .ended: try recordEnd(of: review, task, moved: move)
      case .moveTask: break
      }
    }
    guard let move, move.status == .completed else { return }
    try record(.taskCompleted(TaskCompletedPayload(task: move, forced: false, reason: nil)), about: move)
    try settle(move)
  }

  private func recordEnd(of review: Review, _ task: WorkItem, moved: WorkItem?) throws(OverseerError) {
    switch review.endedBy {
    case .human where review.status == .approved:
      try record(.reviewApproved(ReviewPayload(review: review)), about: task)
    case .gates, .agent, .human:
      let comments = try reading.comments(of: task.id).filter { $0.reviewID == review.id && !$0.isResolved }
      try record(
        .changesRequested(ChangesRequestedPayload(review: review, task: moved, comments: comments)), about: task)
    case .withdrawn:
      try record(.reviewWithdrawn(ReviewWithdrawnPayload(review: review, task: moved ?? task)), about: task)
    case .superseded: try record(.reviewSuperseded(ReviewPayload(review: review)), about: task)
    case .cancelled, nil: try record(.reviewCancelled(ReviewPayload(review: review)), about: task)
    }
  }

  /// What the end of a review makes of its task.
  private func move(of task: WorkItem, in outcome: ReviewOutcome) throws(OverseerError) -> WorkItem? {
    for case .moveTask(let transition, let principal) in outcome.consequences {
      let next = try reading.lifecycle(of: task).applying(transition, by: principal)
      return moved(task, to: next.status)
    }
    return nil
  }

  /// Records that a person does without a gate that failed.
  private func waive(
    _ gate: Gate, in review: Review, because reason: String, _ task: WorkItem, _ results: [GateResult]
  ) throws(OverseerError) {
    let result = GateResult(
      id: GateResultID(identifier()), gateID: gate.id, gateName: gate.name, command: gate.command, taskID: task.id,
      reviewID: review.id, revision: review.headCommit, tree: review.revision?.tree, status: .waived,
      attempt: results.last { $0.gateID == gate.id }?.attempt ?? 1, reason: reason, startedAt: now, completedAt: now)
    try record(.gateWaived(GateResultPayload(result: result)), about: task)
  }

  /// Ends what still runs, or waits to be asked again, for a round that has ended or for a tree that it has left behind.
  private func stopGates(of review: Review, _ task: WorkItem) throws(OverseerError) {
    for var result in try reading.gateResults(of: review.id) {
      guard result.status == .running || result.status == .pending else { continue }
      if review.status.isActive, result.tree == review.revision?.tree { continue }
      result.status = .void
      result.voidCause = .ended
      result.reason = review.status.isActive ? "the change was restacked meanwhile" : "the round ended meanwhile"
      result.completedAt = now
      try record(.gateVoided(GateResultPayload(result: result)), about: task)
    }
  }
}
