/// One round of judging a task: from a submit to approval, or to a request for changes.
///
/// At most one round of a task is active. Its status only changes by ``applying(_:by:given:)``.
public struct Review: Codable, Sendable, Hashable {
  public var id: ReviewID
  public var taskID: AnyTaskID
  /// Counted from 1.
  public var round: Int
  public var status: ReviewStatus
  /// The states of the change since the submit, oldest first; empty in a round without own revisions.
  public var revisions: [ReviewRevision]
  /// The base of the present revision.
  public var baseCommit: CommitID?
  /// The head of the present revision.
  public var headCommit: CommitID?
  /// Whether it went on although no gate had anything to say.
  public var ungated: Bool
  public var submittedBy: Principal
  public var submittedAt: Instant
  public var gatesCompletedAt: Instant?
  /// When a person last did without gates or had them run again: attempts count from 1 since.
  public var gatesRestartedAt: Instant?
  /// null where the round has no agent phase.
  public var agentCompletedAt: Instant?
  public var humanCompletedAt: Instant?
  /// In the order in which they were given.
  public var verdicts: [Verdict]
  public var endedBy: EndedBy?
  /// Why it ended.
  public var summary: String?
  /// Whether a person completed the task without this round having come to its end.
  public var forced: Bool
  public var createdAt: Instant
  public var updatedAt: Instant

  /// A round that waits for its gates.
  ///
  /// - Parameter revision: nil where the task has no own revisions.
  public init(
    id: ReviewID, taskID: AnyTaskID, round: Int, revision: ReviewRevision?, submittedBy: Principal, at now: Instant
  ) {
    self.id = id
    self.taskID = taskID
    self.round = round
    self.status = .gatesPending
    self.revisions = []
    self.ungated = false
    self.submittedBy = submittedBy
    self.submittedAt = now
    self.verdicts = []
    self.forced = false
    self.createdAt = now
    self.updatedAt = now
    if let revision { append(revision) }
  }

  /// What is under review; nil in a round without own revisions.
  public var revision: ReviewRevision? { revisions.last }

  mutating func append(_ revision: ReviewRevision) {
    revisions.append(revision)
    baseCommit = revision.baseCommit
    headCommit = revision.headCommit
  }
}

extension Review {
  /// Whether an agent has to judge before a person does.
  public func hasAgentPhase(_ policy: ReviewPolicy) -> Bool {
    switch policy.agent {
    case .required: !revisions.isEmpty
    case .skip: false
    }
  }

  /// The phase that the next verdict belongs to; an agent has a say in the agent phase alone.
  public func openPhase(_ policy: ReviewPolicy) -> ReviewPhase {
    guard status != .humanPending, hasAgentPhase(policy) else { return .human }
    return passing(.agent).isEmpty ? .agent : .human
  }

  /// The verdicts of a phase that let the present revision go on.
  func passing(_ phase: ReviewPhase) -> [Verdict] {
    verdicts.filter { $0.phase == phase && $0.passes && $0.revision == headCommit }
  }
}
