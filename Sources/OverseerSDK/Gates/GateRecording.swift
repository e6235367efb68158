import OverseerModel
import OverseerStore

extension GateResult {
  /// What is told of it as it is now.
  var event: EventBody {
    let payload = GateResultPayload(result: self)
    return switch status {
    case .running: .gateStarted(payload)
    case .pending: .gatePending(payload)
    case .passed: .gatePassed(payload)
    case .failed: .gateFailed(payload)
    case .timeout: .gateTimedOut(payload)
    case .escalated: .gateEscalated(payload)
    case .waived: .gateWaived(payload)
    case .notApplicable: .gateNotApplicable(payload)
    case .void: .gateVoided(payload)
    }
  }

  /// The same as having said nothing.
  func voided(_ cause: VoidCause, _ reason: String, at now: Instant) -> GateResult {
    var void = self
    void.status = .void
    void.voidCause = cause
    void.reason = reason
    void.completedAt = now
    return void
  }
}

extension GateResult {
  /// A Running one whose run was cut short. What was Pending before the run is so again, with the same limit to its
  /// wait; else it has said nothing.
  func interrupted(_ reason: String, at now: Instant) -> GateResult {
    guard exitCode == GateEnd.pendingCode else { return voided(.interrupted, reason, at: now) }
    var pending = self
    pending.status = .pending
    pending.completedAt = now
    return pending
  }
}

extension Writing {
  /// Ends what stands as Running and is not any more, as the process that ran it is gone.
  func endInterruptedGates(of review: ReviewID) throws(OverseerError) {
    for result in try reading.gateResults(of: review) where result.status == .running {
      try record(result.interrupted("the process that ran it was ended", at: now))
    }
  }

  func record(_ result: GateResult) throws(OverseerError) {
    try record(result.event, about: try reading.existing(result.taskID))
  }

  /// Lets a review go on as far as its gates allow, where they are about its present revision.
  func takeUpGates(_ gates: [Gate], policy: ReviewPolicy, of id: ReviewID, at head: CommitID?) throws(OverseerError) {
    guard let review = try reading.review(id), review.status.isActive, review.headCommit == head else { return }
    _ = try take(.gatesMoved, on: review, gates: gates, policy: policy)
  }
}
