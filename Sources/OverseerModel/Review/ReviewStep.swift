/// Something that happens to a review, with what it needs.
public enum ReviewStep: Sendable, Hashable {
  /// Gates have said something, or other gates count now.
  case gatesMoved
  /// - Parameter seen: The head that was looked at; nil in a round without own revisions.
  case approve(seen: CommitID?, summary: String, withOpenComments: Bool)
  /// - Parameter seen: The head that was looked at, which need not be the present one; nil in a round without own
  ///   revisions.
  case requestChanges(seen: CommitID?, summary: String)
  case waiveGates(reason: String)
  case rerunGates
  /// The change was restacked.
  case revise(ReviewRevision)
  /// The task, which waited for a person, goes on.
  case resume
  case withdraw(reason: String?)
  /// A new submit takes the place of this one.
  case supersede
  /// The task is cancelled.
  case cancel
  /// A person completes the task whatever is still open.
  case force(reason: String)

  /// The step as people know it, for messages.
  public var name: String {
    switch self {
    case .gatesMoved: "take up gate results for"
    case .approve: "approve"
    case .requestChanges: "request changes of"
    case .waiveGates: "waive the gates of"
    case .rerunGates: "rerun the gates of"
    case .revise: "revise"
    case .resume: "resume"
    case .withdraw: "withdraw"
    case .supersede: "supersede"
    case .cancel: "cancel"
    case .force: "force"
    }
  }

  /// The statuses from which the step is possible at all.
  public var allowedFrom: [ReviewStatus] {
    switch self {
    case .approve: [.gatesPending, .agentPending, .humanPending]
    case .waiveGates, .rerunGates: [.gatesEscalated]
    case .gatesMoved, .requestChanges, .revise, .resume, .withdraw, .supersede, .cancel, .force:
      ReviewStatus.allCases.filter(\.isActive)
    }
  }

  /// Whether the step is possible while the task waits for a person.
  public var isPossibleWhileWaiting: Bool {
    switch self {
    case .gatesMoved, .approve, .requestChanges, .revise, .cancel, .force: true
    case .waiveGates, .rerunGates, .resume, .withdraw, .supersede: false
    }
  }
}

/// What has to be known beside a review before a step.
public struct ReviewFacts: Sendable, Hashable {
  public var policy: ReviewPolicy
  /// How the gates stand at the present revision, of a ``ReviewStep/revise(_:)`` at the new one.
  public var gates: GatesStanding
  /// The unresolved comments of the task that stand against an approval: ``CommentThread/blocking(_:)``.
  public var openComments: [CommentID]
  /// Whether the task is AwaitingHuman; at ``ReviewStep/resume`` it no longer is.
  public var taskWaits: Bool
  public var now: Instant

  public init(
    policy: ReviewPolicy, gates: GatesStanding, openComments: [CommentID] = [], taskWaits: Bool = false, now: Instant
  ) {
    self.policy = policy
    self.gates = gates
    self.openComments = openComments
    self.taskWaits = taskWaits
    self.now = now
  }
}

/// What has to be done after a step, in this order.
public enum ReviewConsequence: Sendable, Hashable {
  case verdictRecorded(Verdict)
  /// An approval counts for a new revision too, because of what that did to the change.
  case verdictCarried(Verdict, because: ChangeKind)
  /// The gates that failed are recorded as Waived for the present revision.
  case waiveGates([GateID], reason: String)
  /// What still runs for this round, or for a tree that it has left behind, ends as Void.
  case stopGates
  case runGates([GateID])
  /// They are run again, with attempts counted from 1.
  case rerunGates([GateID])
  /// The review is still active.
  case phaseChanged(from: ReviewStatus, to: ReviewStatus)
  /// The review is final.
  case ended
  /// What the end means for the task.
  case moveTask(Transition, by: Principal)
}

/// A review after a step.
public struct ReviewOutcome: Sendable, Hashable {
  public var review: Review
  public var consequences: [ReviewConsequence]
}
