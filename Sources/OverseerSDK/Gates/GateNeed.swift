import OverseerModel

/// What a gate needs for a revision, as far as what is stored tells.
enum GateNeed: Sendable, Hashable {
  /// It has had its say, or is having it.
  case nothing
  /// To be recorded as having nothing to say of the change.
  case notApplicable(reason: String)
  /// - Parameter clean: Whether it runs in a checkout that holds nothing but the revision.
  case run(attempt: Int, clean: Bool)
  /// The time has come to ask again what was Pending.
  case poll(GateResult, clean: Bool)
  /// It was Pending for too long.
  case giveUp(GateResult)
  /// It is asked again then.
  case wait(GateResult, until: Instant)

  /// Whether there is something to be done about it now.
  var isDue: Bool {
    switch self {
    case .nothing, .wait: false
    case .notApplicable, .run, .poll, .giveUp: true
    }
  }
}

/// What is known of a task's gates before some of them run.
struct GateRecord: Sendable {
  var review: Review
  /// What they are to look at.
  var revision: ReviewRevision
  /// Of all rounds of the task, oldest first.
  var results: [GateResult]
  /// When a person last had attempts counted anew.
  var restartedAt: Instant?
  var now: Instant

  /// The files that earlier runs have left behind.
  var remembered: Set<String> { Set(results.flatMap { $0.untrackedFiles.map(\.path) }) }

  /// How gates stand, the optional ones too.
  func standing(of gates: [Gate]) -> [GateID: GateStanding] {
    let all = gates.map { gate in
      var gate = gate
      gate.required = true
      return gate
    }
    let standing = GatesStanding(
      of: review, at: revision, gates: all, results: results.filter { $0.reviewID == review.id })
    return Dictionary(standing.entries.map { ($0.gateID, $0.standing) }) { first, _ in first }
  }

  /// - Parameters:
  ///   - changed: As for ``Gate/inapplicability(to:)``.
  ///   - isApart: Whether nobody works on what is looked at, so that there is no workspace to run in.
  func need(of gate: Gate, at standing: GateStanding, changed: [String]?, isApart: Bool) -> GateNeed {
    let clean = isApart || gate.checkout == .clean || hasBeenDisturbed(gate)
    switch standing {
    case .missing, .stale:
      if let reason = gate.inapplicability(to: changed) { return .notApplicable(reason: reason) }
      let history = GateHistory(of: gate.id, results: results, restartedAt: restartedAt)
      return .run(attempt: history.nextAttempt, clean: clean)
    case .pending:
      guard let result = present(gate).last, let polledAt = result.completedAt else { return .nothing }
      switch gate.nextPoll(pendingSince: result.startedAt, polledAt: polledAt) {
      case .run(let moment): return moment <= now ? .poll(result, clean: clean) : .wait(result, until: moment)
      case .timeOut(let moment): return moment <= now ? .giveUp(result) : .wait(result, until: moment)
      }
    case .passed, .waived, .notApplicable, .running, .failed, .escalated: return .nothing
    }
  }

  /// Whether a pass from elsewhere may stand for a run: not where the gate itself has failed for the tree since.
  func accepts(_ pass: GateResult, for gate: Gate) -> Bool {
    guard pass.status == .passed else { return false }
    return !results.contains { result in
      result.gateID == gate.id && result.status.isFailure && result.tree == revision.tree
        && result.command == gate.command && pass.startedAt <= result.startedAt
    }
  }

  /// Whether the gate passes now what it has failed before.
  func isFlaky(passing gate: Gate) -> Bool {
    GateHistory(of: gate.id, results: results, restartedAt: restartedAt)
      .isFlaky(passing: revision.tree, command: gate.command)
  }

  /// Whether it was run, or is, for the present tree.
  func hasBegun(_ gate: Gate) -> Bool { !present(gate).isEmpty }

  /// Whether a run in the workspace was Void since the gate last had a say.
  private func hasBeenDisturbed(_ gate: Gate) -> Bool {
    present(gate).reversed().prefix { [.void, .pending, .running].contains($0.status) }
      .contains { $0.voidCause == .workingCopy }
  }

  /// What the gate has said of the present tree in this round, since a person last asked for it anew.
  private func present(_ gate: Gate) -> [GateResult] {
    results.filter { result in
      result.gateID == gate.id && result.reviewID == review.id && result.tree == revision.tree
        && result.command == gate.command && review.gatesRestartedAt.map { $0 <= result.startedAt } ?? true
    }
  }
}
