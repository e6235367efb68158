extension Review {
  /// The review after `step` by `principal`, and what has to be done then.
  ///
  /// Throws `invalid_state` where there is no such edge (with `details.from` and `details.allowed`), `forbidden` for
  /// somebody who may not, `conflict` for an approval of another revision than the present one, `precondition_failed`
  /// for one over unresolved comments and for a revision that needs a new submit, `invalid_input` for a
  /// summary or reason that says nothing.
  public func applying(
    _ step: ReviewStep, by principal: Principal, given facts: ReviewFacts
  ) throws(OverseerError) -> ReviewOutcome {
    guard step.allowedFrom.contains(status) else { throw refusal(of: step) }
    guard step.isPossibleWhileWaiting || !facts.taskWaits else { throw waitingRefusal(of: step) }
    try checkAuthority(for: step, by: principal, policy: facts.policy)
    var facts = facts
    var turn = ReviewTurn(self, at: facts.now)
    switch step {
    case .gatesMoved, .resume: break
    case .approve(let seen, let summary, let withOpenComments):
      try check(seen: seen)
      if !withOpenComments { try check(openComments: facts.openComments) }
      turn.approve(by: principal, summary: summary, policy: facts.policy)
    case .requestChanges(let seen, let summary):
      try check(known: seen)
      let summary = try Text.requiredMarkdown(summary, field: "summary", limit: Text.contentLimit)
      turn.record(.requestChanges, ReviewPhase(of: principal), of: seen, by: principal, summary: summary)
    case .waiveGates(let reason):
      let reason = try Text.requiredMarkdown(reason, field: "reason", limit: Text.contentLimit)
      facts.gates = try turn.waive(facts.gates.seen(at: revision?.tree), reason: reason)
    case .rerunGates: facts.gates = turn.rerun(facts.gates.seen(at: revision?.tree))
    case .revise(let next): try turn.revise(to: next)
    case .withdraw(let reason):
      turn.end(.withdrawn, summary: reason)
      turn.consequences.append(.moveTask(.withdraw, by: principal))
    case .supersede: turn.end(.superseded, summary: nil)
    case .cancel: turn.end(.cancelled, summary: nil)
    case .force(let reason):
      turn.force(reason: try Text.requiredMarkdown(reason, field: "reason", limit: Text.contentLimit))
    }
    if !facts.taskWaits { turn.settle(given: facts) }
    return turn.outcome(gates: facts.gates)
  }

  /// A new round of a task, and which approvals of the round before count for it too.
  ///
  /// An approval is carried where the new revision is no rework of the old one, unless whoever gave it asked for
  /// changes since, or now submits; nothing is carried from a round that was approved or whose task was cancelled.
  /// The round waits for its gates; ``ReviewStep/gatesMoved`` takes up what is known of them.
  ///
  /// - Parameter previous: The last round of the task, which has ended.
  public static func opening(
    _ id: ReviewID, of task: AnyTaskID, revision: ReviewRevision?, submittedBy: Principal, after previous: Review?,
    at now: Instant
  ) -> ReviewOutcome {
    let round = (previous?.round ?? 0) + 1
    let review = Review(id: id, taskID: task, round: round, revision: revision, submittedBy: submittedBy, at: now)
    var turn = ReviewTurn(review, at: now)
    if let revision, let previous, previous.endedBy != .cancelled, previous.status != .approved {
      let refused = Set(previous.verdicts.filter { !$0.passes }.map(\.phase))
      turn.carry(
        previous.verdicts.filter { verdict in
          verdict.passes && verdict.revision == previous.headCommit
            && !refused.contains(ReviewPhase(of: verdict.principal))
            && (verdict.principal.isHuman || verdict.principal.identity != submittedBy.identity)
        }, to: revision)
    }
    return ReviewOutcome(review: turn.review, consequences: turn.consequences)
  }
}

extension ReviewPhase {
  /// The phase in which `principal` judges.
  init(of principal: Principal) { self = principal.isHuman ? .human : .agent }
}
