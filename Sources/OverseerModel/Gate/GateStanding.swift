/// What a gate's results are worth for the present revision of a review.
public enum GateStanding: Sendable, Hashable {
  case passed
  case waived
  case notApplicable
  /// Nothing has been said, or only what says nothing.
  case missing
  /// Only other trees, or another command, have been looked at.
  case stale
  case running
  /// The command does not know yet, and is asked again.
  case pending
  case failed(attemptsLeft: Int)
  /// Failed with no attempt left, or twice without a word.
  case escalated

  /// Whether a review may go on as far as this gate goes.
  public var holds: Bool {
    switch self {
    case .passed, .waived, .notApplicable: true
    case .missing, .stale, .running, .pending, .failed, .escalated: false
    }
  }

  /// Whether it has to be run, or is being run: what it will say is not known yet, but will be soon.
  public var isUndecided: Bool {
    switch self {
    case .missing, .stale, .running: true
    case .passed, .waived, .notApplicable, .pending, .failed, .escalated: false
    }
  }
}

extension Gate {
  /// What `results`, oldest first, are worth at `revision`; those of other gates and other reviews do not matter.
  ///
  /// A pass counts for every revision with the same tree, as the command sees nothing else; that the gate does not
  /// apply counts only for the revision itself, as it depends on the base too. A run that was cut short is as if it
  /// had never been.
  public func standing(at revision: ReviewRevision, in review: ReviewID, results: [GateResult]) -> GateStanding {
    let own = results.filter { $0.gateID == id && $0.reviewID == review }
    let present = own.filter { $0.tree == revision.tree && $0.command == command }
    guard let last = present.last else { return own.isEmpty ? .missing : .stale }
    switch last.status {
    case .passed: return .passed
    case .waived: return .waived
    case .notApplicable: return last.revision == revision.headCommit ? .notApplicable : .stale
    case .running: return .running
    case .pending: return .pending
    case .failed, .timeout:
      let left = maxRetries - last.attempt
      return left > 0 ? .failed(attemptsLeft: left) : .escalated
    case .escalated: return .escalated
    case .void:
      guard last.voidCause == .workingCopy else { return .missing }
      let voids = present.reversed().prefix { $0.status == .void }.count { $0.voidCause == .workingCopy }
      switch VoidRule(voids: voids) {
      case .runInCleanCheckout: return .missing
      case .escalate: return .escalated
      }
    }
  }
}
