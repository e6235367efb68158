/// A review while a step is applied to it.
struct ReviewTurn {
  private(set) var review: Review
  var consequences: [ReviewConsequence] = []
  private let before: Review
  private let now: Instant
  private var reruns: [GateID] = []

  init(_ review: Review, at now: Instant) {
    self.review = review
    self.now = now
    before = review
  }

  /// The step's end. What is to be run is known only now.
  func outcome(gates: GatesStanding) -> ReviewOutcome {
    var outcome = ReviewOutcome(review: review, consequences: consequences)
    if review != before { outcome.review.updatedAt = now }
    guard review.status.isActive else { return outcome }
    let hasNewTree = review.revision?.tree != before.revision?.tree
    if hasNewTree { outcome.consequences.append(.stopGates) }
    if review.status == .gatesPending, before.status != .gatesPending || hasNewTree {
      let toRun = gates.seen(at: review.revision?.tree).toRun
      if !reruns.isEmpty { outcome.consequences.append(.rerunGates(reruns)) }
      if reruns.isEmpty, !toRun.isEmpty { outcome.consequences.append(.runGates(toRun)) }
    }
    if review.status != before.status {
      outcome.consequences.append(.phaseChanged(from: before.status, to: review.status))
    }
    return outcome
  }
}

// What a step does at once, whatever the gates say.
extension ReviewTurn {
  mutating func record(
    _ decision: Verdict.Decision, _ phase: ReviewPhase, of revision: CommitID?, by principal: Principal,
    summary: String
  ) {
    let verdict = Verdict(
      phase: phase, principal: principal, decision: decision, summary: summary, revision: revision, at: now)
    review.verdicts.append(verdict)
    consequences.append(.verdictRecorded(verdict))
  }

  /// A person who approves before an agent has judged does without the agent.
  mutating func approve(by principal: Principal, summary: String, policy: ReviewPolicy) {
    if principal.isHuman && review.openPhase(policy) == .agent {
      record(.waive, .agent, of: review.headCommit, by: principal, summary: summary)
    }
    record(.approve, ReviewPhase(of: principal), of: review.headCommit, by: principal, summary: summary)
  }

  mutating func waive(_ gates: GatesStanding, reason: String) throws(OverseerError) -> GatesStanding {
    let failed = gates.failures.map(\.gateID)
    guard !failed.isEmpty else {
      throw OverseerError(
        .preconditionFailed, "no gate has failed for the present revision of \(review.id)",
        hint: "Run them again: os gate rerun \(review.taskID)")
    }
    consequences.append(.waiveGates(failed, reason: reason))
    review.status = .gatesPending
    review.gatesRestartedAt = now
    return gates.waivingFailures()
  }

  mutating func rerun(_ gates: GatesStanding) -> GatesStanding {
    reruns = gates.toRerun
    review.status = .gatesPending
    review.gatesRestartedAt = now
    return gates.rerunning()
  }

  mutating func revise(to next: ReviewRevision) throws(OverseerError) {
    guard next.kind.carriesApproval, !review.revisions.isEmpty else {
      throw OverseerError(
        .preconditionFailed,
        review.revisions.isEmpty
          ? "\(review.id) has no revisions of its own, so that \(next.headCommit.short) is new to it"
          : "\(next.headCommit.short) is a rework of what \(review.id) is about",
        hint: "Submit it as a new round: os task submit \(review.taskID)",
        details: ["kind": .string(next.kind.rawValue), "revision": .string("\(next.headCommit)")])
    }
    guard next.headCommit != review.headCommit || next.baseCommit != review.baseCommit else { return }
    let counting = review.verdicts.filter { $0.passes && $0.revision == review.headCommit }
    review.append(next)
    // Under an equal head they count as they are.
    carry(counting.filter { $0.revision != next.headCommit }, to: next)
  }

  mutating func carry(_ verdicts: [Verdict], to revision: ReviewRevision) {
    guard revision.kind.carriesApproval else { return }
    for verdict in verdicts {
      let carried = verdict.carried(to: revision.headCommit, at: now)
      review.verdicts.append(carried)
      consequences.append(.verdictCarried(carried, because: revision.kind))
    }
  }

  mutating func end(_ endedBy: EndedBy, summary: String?) {
    review.status = .changesRequested
    review.endedBy = endedBy
    review.summary = summary
    consequences += [.stopGates, .ended]
  }

  mutating func force(reason: String) {
    end(.human, summary: reason)
    review.status = .approved
    review.forced = true
    review.humanCompletedAt = now
  }
}

// What the verdicts and the gates together make of the review.
extension ReviewTurn {
  /// Brings the status to where verdicts and gates put it: verdicts first, in the order in which they were given.
  mutating func settle(given facts: ReviewFacts) {
    guard review.status.isActive else { return }
    let gates = facts.gates.seen(at: review.revision?.tree)
    let holds = gates.outcome == .hold && review.status != .gatesEscalated
    var agentIsDone = review.status == .humanPending || !review.hasAgentPhase(facts.policy)
    var approval: Verdict?
    for verdict in review.verdicts {
      guard verdict.passes else { return requestChanges(verdict) }
      guard verdict.revision == review.headCommit else { continue }
      switch verdict.phase {
      case .agent: agentIsDone = true
      case .human: approval = verdict
      }
      if holds, agentIsDone, let approval { return complete(by: approval, gates) }
    }
    if holds { return goOn(agentIsDone: agentIsDone, gates) }
    switch review.status {
    case .gatesPending: waitForGates(gates)
    case .agentPending where agentIsDone: waitForGates(gates)
    case .humanPending where approval != nil: waitForGates(gates)
    case .agentPending, .humanPending, .gatesEscalated, .changesRequested, .approved: break
    }
  }

  private mutating func requestChanges(_ verdict: Verdict) {
    switch verdict.phase {
    case .agent:
      review.agentCompletedAt = now
      end(.agent, summary: verdict.summary)
    case .human:
      review.humanCompletedAt = now
      end(.human, summary: verdict.summary)
    }
    consequences.append(.moveTask(.requestChanges, by: verdict.principal))
  }

  private mutating func complete(by approval: Verdict, _ gates: GatesStanding) {
    passGates(gates)
    review.status = .approved
    review.endedBy = .human
    review.summary = approval.summary.isEmpty ? nil : approval.summary
    review.humanCompletedAt = now
    consequences += [.stopGates, .ended, .moveTask(.approve, by: approval.principal)]
  }

  private mutating func goOn(agentIsDone: Bool, _ gates: GatesStanding) {
    passGates(gates)
    review.status = agentIsDone ? .humanPending : .agentPending
  }

  private mutating func passGates(_ gates: GatesStanding) {
    review.ungated = gates.isUngated
    if review.gatesCompletedAt == nil { review.gatesCompletedAt = now }
    if review.agentCompletedAt == nil, !review.passing(.agent).isEmpty { review.agentCompletedAt = now }
  }

  private mutating func waitForGates(_ gates: GatesStanding) {
    review.gatesCompletedAt = nil
    switch gates.outcome {
    case .hold, .open: review.status = .gatesPending
    case .escalated: review.status = .gatesEscalated
    case .failed:
      let names = gates.failures.map(\.name)
      end(.gates, summary: "\(names.count == 1 ? "A gate" : "Gates") failed: \(names.joined(separator: ", "))")
      consequences.append(.moveTask(.requestChanges, by: .system))
    }
  }
}
