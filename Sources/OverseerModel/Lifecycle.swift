import OverseerJSON

/// Where a task is in its life, with the evidence that the state needs: a state without it cannot be built.
public enum Lifecycle: Sendable, Hashable {
  case pending
  case inProgress
  case inReview(ReviewID)
  /// Waits for the answer to a help request, and goes back to where it came from.
  case awaitingHuman(OpenHelp)
  case completed
  case cancelled

  /// The states from which help can be asked for, and into which a task goes back.
  public enum Resumable: Sendable, Hashable {
    case pending
    case inProgress
    case inReview(ReviewID)
  }

  /// The open help request of a waiting task.
  public struct OpenHelp: Sendable, Hashable {
    public var id: HelpRequestID
    public var from: Resumable
    public var isAnswered: Bool

    public init(id: HelpRequestID, from: Resumable, isAnswered: Bool) {
      self.id = id
      self.from = from
      self.isAnswered = isAnswered
    }
  }

  public var status: TaskStatus {
    switch self {
    case .pending: .pending
    case .inProgress: .inProgress
    case .inReview: .inReview
    case .awaitingHuman: .awaitingHuman
    case .completed: .completed
    case .cancelled: .cancelled
    }
  }
}

extension Lifecycle.Resumable {
  /// The state itself.
  public var lifecycle: Lifecycle {
    switch self {
    case .pending: .pending
    case .inProgress: .inProgress
    case .inReview(let review): .inReview(review)
    }
  }

  /// The stored pair of a status and the active review; nil where they do not belong together.
  public init?(status: TaskStatus, review: ReviewID?) {
    switch (status, review) {
    case (.pending, _): self = .pending
    case (.inProgress, _): self = .inProgress
    case (.inReview, let review?): self = .inReview(review)
    case (.inReview, nil), (.awaitingHuman, _), (.completed, _), (.cancelled, _): return nil
    }
  }
}

/// Proof that no child of a task is open. Only counting them gives it.
public struct ChildrenFinished: Sendable, Hashable {
  /// Refuses with `precondition_failed` where a child is open.
  public init(openChildren: [AnyTaskID], of task: AnyTaskID, hint: String) throws(OverseerError) {
    guard openChildren.isEmpty else {
      let count = openChildren.count
      throw OverseerError(
        .preconditionFailed, "\(task) has \(count) open \(count == 1 ? "child" : "children")", hint: hint,
        details: ["open_children": .array(openChildren.map { .string("\($0)") })])
    }
  }
}

/// Proof that nothing blocks a task or one of its ancestors.
public struct Unblocked: Sendable, Hashable {
  /// Refuses with `precondition_failed` where a blocker is not Completed.
  public init(openBlockers: [AnyTaskID], of task: AnyTaskID) throws(OverseerError) {
    guard openBlockers.isEmpty else {
      throw OverseerError(
        .preconditionFailed,
        "\(task) is blocked by \(openBlockers.map { "\($0)" }.joined(separator: ", "))",
        hint: "Finish what blocks it first, or take another task: os task next",
        details: ["blocked_by": .array(openBlockers.map { .string("\($0)") })])
    }
  }
}

/// A step in the life of a task, with what the step needs.
public enum Transition: Sendable, Hashable {
  case start(Unblocked)
  case submit(ReviewID, ChildrenFinished)
  case requestChanges
  case withdraw
  case approve
  case forceComplete(ChildrenFinished)
  case requestHelp(HelpRequestID)
  case resume
  case cancel(ChildrenFinished)
  case reopen(hasStarted: Bool)

  /// The step as people know it, for messages.
  public var name: String {
    switch self {
    case .start: "start"
    case .submit: "submit"
    case .requestChanges: "request changes"
    case .withdraw: "withdraw"
    case .approve: "approve"
    case .forceComplete: "force-complete"
    case .requestHelp: "help request"
    case .resume: "help resume"
    case .cancel: "cancel"
    case .reopen: "reopen"
    }
  }

  /// The statuses from which the step is possible at all.
  public var allowedFrom: [TaskStatus] {
    switch self {
    case .start: [.pending, .inProgress, .inReview]
    case .submit: [.inProgress, .inReview]
    case .requestChanges, .withdraw, .approve: [.inReview]
    case .requestHelp: [.pending, .inProgress, .inReview]
    case .forceComplete, .cancel: [.pending, .inProgress, .inReview, .awaitingHuman]
    case .resume: [.awaitingHuman]
    case .reopen: [.completed, .cancelled]
    }
  }

  /// Whether only a person may take the step from `status`.
  public func needsHuman(from status: TaskStatus) -> Bool {
    switch self {
    case .approve, .forceComplete, .resume, .reopen: true
    case .cancel: status == .awaitingHuman
    case .start, .submit, .requestChanges, .withdraw, .requestHelp: false
    }
  }
}

extension Lifecycle {
  /// The state after `transition` by `principal`.
  ///
  /// Throws `forbidden` where only a person may do it, `invalid_state` where there is no such edge
  /// (with `details.from` and `details.allowed`).
  public func applying(_ transition: Transition, by principal: Principal) throws(OverseerError) -> Lifecycle {
    if transition.allowedFrom.contains(status), transition.needsHuman(from: status), !principal.isHuman {
      throw OverseerError(
        .forbidden, "only a person may \(transition.name) a task that is \(status.rawValue)",
        hint: "Ask for it: os help request TASK -m TEXT", details: ["transition": .string(transition.name)])
    }
    switch (self, transition) {
    case (.pending, .start): return .inProgress
    case (.inProgress, .start), (.inReview, .start): return self
    case (.inProgress, .submit(let review, _)), (.inReview, .submit(let review, _)): return .inReview(review)
    case (.inReview, .requestChanges), (.inReview, .withdraw): return .inProgress
    case (.inReview, .approve): return .completed
    case (.pending, .forceComplete), (.inProgress, .forceComplete), (.inReview, .forceComplete),
      (.awaitingHuman, .forceComplete):
      return .completed
    case (.pending, .requestHelp(let help)):
      return .awaitingHuman(OpenHelp(id: help, from: .pending, isAnswered: false))
    case (.inProgress, .requestHelp(let help)):
      return .awaitingHuman(OpenHelp(id: help, from: .inProgress, isAnswered: false))
    case (.inReview(let review), .requestHelp(let help)):
      return .awaitingHuman(OpenHelp(id: help, from: .inReview(review), isAnswered: false))
    case (.awaitingHuman(let help), .resume):
      guard help.isAnswered else {
        throw OverseerError(
          .invalidState, "\(help.id) has not been answered yet",
          hint: "Answer it first: os help respond \(help.id) -m TEXT",
          details: ["from": "Pending", "allowed": ["Responded"]])
      }
      return help.from.lifecycle
    case (.pending, .cancel), (.inProgress, .cancel), (.inReview, .cancel), (.awaitingHuman, .cancel):
      return .cancelled
    case (.completed, .reopen(let hasStarted)), (.cancelled, .reopen(let hasStarted)):
      return hasStarted ? .inProgress : .pending
    case (.pending, _), (.inProgress, _), (.inReview, _), (.awaitingHuman, _), (.completed, _), (.cancelled, _):
      throw refusal(transition)
    }
  }

  private func refusal(_ transition: Transition) -> OverseerError {
    let allowed = transition.allowedFrom.map(\.rawValue)
    return OverseerError(
      .invalidState, "cannot \(transition.name) a task that is \(status.rawValue)",
      hint: "That is possible from: \(allowed.joined(separator: ", ")).",
      details: [
        "from": .string(status.rawValue), "transition": .string(transition.name),
        "allowed": .array(allowed.map { .string($0) }),
      ])
  }
}

/// The invariants that a status set by hand must keep.
public enum StatusInvariant: String, Sendable, CaseIterable {
  case inReviewHasReview = "in_review_has_review"
  case awaitingHumanHasOpenHelp = "awaiting_human_has_open_help"
  case finishedHasNoOpenChild = "finished_has_no_open_child"
  case openHasOpenParent = "open_has_open_parent"
  case startedIsNotBlocked = "started_is_not_blocked"
  case pendingHasNotStarted = "pending_has_no_started_child"

  /// The first invariant that `wanted` would break; nil where it may be set.
  public static func broken(by wanted: TaskStatus, given facts: StatusFacts) -> StatusInvariant? {
    switch wanted {
    case .inReview: return .inReviewHasReview
    case .awaitingHuman: return .awaitingHumanHasOpenHelp
    case .completed, .cancelled: return facts.openChildren > 0 ? .finishedHasNoOpenChild : nil
    case .pending:
      if facts.parentIsClosed { return .openHasOpenParent }
      return facts.startedChildren > 0 ? .pendingHasNotStarted : nil
    case .inProgress:
      if facts.parentIsClosed { return .openHasOpenParent }
      return facts.isEffectivelyBlocked ? .startedIsNotBlocked : nil
    }
  }
}

/// What has to be known about a task before its status can be set by hand.
public struct StatusFacts: Sendable, Hashable {
  public var openChildren: Int
  public var startedChildren: Int
  /// Whether the parent is finished, in review or archived.
  public var parentIsClosed: Bool
  public var isEffectivelyBlocked: Bool

  public init(openChildren: Int, startedChildren: Int, parentIsClosed: Bool, isEffectivelyBlocked: Bool) {
    self.openChildren = openChildren
    self.startedChildren = startedChildren
    self.parentIsClosed = parentIsClosed
    self.isEffectivelyBlocked = isEffectivelyBlocked
  }
}

extension StatusInvariant {
  /// The rule in words.
  public var explanation: String {
    switch self {
    case .inReviewHasReview: "a task in review has a review"
    case .awaitingHumanHasOpenHelp: "a waiting task has an open question"
    case .finishedHasNoOpenChild: "a finished task has no open child"
    case .openHasOpenParent: "an open task has no finished parent"
    case .startedIsNotBlocked: "a started task is not blocked"
    case .pendingHasNotStarted: "a pending task has no started child"
    }
  }

  /// What to do instead.
  public var hint: String {
    switch self {
    case .inReviewHasReview: "Submit the task instead."
    case .awaitingHumanHasOpenHelp: "Ask instead: os help request TASK -m TEXT"
    case .finishedHasNoOpenChild: "Finish or cancel its children first."
    case .openHasOpenParent: "Reopen the parent first."
    case .startedIsNotBlocked: "Finish or remove its blockers first."
    case .pendingHasNotStarted: "Set its children back first."
    }
  }
}
