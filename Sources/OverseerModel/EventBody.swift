/// What happened, with full after-images of what changed: replaying the bodies in order rebuilds the state.
public enum EventBody: Sendable, Hashable {
  case taskCreated(TaskPayload)
  case taskUpdated(TaskPayload)
  case taskStarted(TaskPayload)
  case taskCompleted(TaskCompletedPayload)
  case taskCancelled(TaskPayload)
  case taskDeleted(TaskDeletedPayload)
  case taskStatusChanged(TaskStatusChangedPayload)
  case taskReopened(TaskPayload)
  case taskClaimed(ClaimPayload)
  case claimReleased(ClaimPayload)
  case taskArchived(TaskPayload)
  case taskUnarchived(TaskPayload)
  case childrenFinished(ChildrenFinishedPayload)
  case blockerAdded(BlockerPayload)
  case blockerRemoved(BlockerPayload)
  case learningAdded(LearningPayload)
  case learningBubbled(LearningBubbledPayload)
  case learningRetired(LearningPayload)
  case helpRequested(HelpPayload)
  case helpResponded(HelpPayload)
  case helpResumed(HelpResumedPayload)
  case helpCancelled(HelpPayload)
  case repoRegistered(RepoPayload)
  case repoUnregistered(RepoUnregisteredPayload)
  case repoRelocated(RepoPayload)
  case refCreated(TaskVcsPayload)
  case committed(CommittedPayload)
  case refMoved(RefMovedPayload)
  case taskRestacked(TaskRestackedPayload)
  case taskLanded(LandPayload)
  case landUndone(LandPayload)
  case refArchived(TaskVcsPayload)
  case refRestored(TaskVcsPayload)
  case workspaceAdded(TaskVcsPayload)
  case workspaceRemoved(TaskVcsPayload)
  case taskSubmitted(TaskSubmittedPayload)
  case reviewCreated(ReviewPayload)
  case reviewRevised(ReviewPayload)
  case reviewPhaseChanged(ReviewPhaseChangedPayload)
  case verdictRecorded(VerdictRecordedPayload)
  case verdictCarried(VerdictCarriedPayload)
  case reviewApproved(ReviewPayload)
  case changesRequested(ChangesRequestedPayload)
  case reviewSuperseded(ReviewPayload)
  case reviewWithdrawn(ReviewWithdrawnPayload)
  case reviewCancelled(ReviewPayload)
  case commentAdded(CommentPayload)
  case commentResolved(CommentPayload)
  case commentMoved(CommentPayload)
  case suggestionApplied(SuggestionAppliedPayload)
  case fileViewed(FileViewedPayload)
  case gateAdded(GatePayload)
  case gateUpdated(GatePayload)
  case gateRemoved(GateRemovedPayload)
  case gateTrusted(GateTrustedPayload)
  case gateStarted(GateResultPayload)
  case gatePending(GateResultPayload)
  case gatePassed(GateResultPayload)
  case gateFailed(GateResultPayload)
  case gateTimedOut(GateResultPayload)
  case gateEscalated(GateResultPayload)
  case gateVoided(GateResultPayload)
  case gateWaived(GateResultPayload)
  case gateNotApplicable(GateResultPayload)
  case gitAiQueued(ReviewerJobPayload)
  case gitAiStarted(ReviewerJobPayload)
  case gitAiCompleted(ReviewerJobPayload)
  case gitAiFailed(ReviewerFailedPayload)
  case tokenCreated(TokenPayload)
  case tokenRevoked(TokenPayload)
  case dataImported(DataImportedPayload)
  case eventsPruned(EventsPrunedPayload)
  case hookFailed(HookFailedPayload)
  case scriptExecuted(ScriptExecutedPayload)
}

public struct TaskPayload: Codable, Sendable, Hashable {
  public var task: WorkItem
  public init(task: WorkItem) { self.task = task }
}

public struct TaskCompletedPayload: Codable, Sendable, Hashable {
  public var task: WorkItem
  /// Whether a person completed it without an approved review.
  public var forced: Bool
  public var reason: String?

  public init(task: WorkItem, forced: Bool, reason: String?) {
    self.task = task
    self.forced = forced
    self.reason = reason
  }
}

public struct TaskDeletedPayload: Codable, Sendable, Hashable {
  public var taskID: AnyTaskID
  /// The task and everything below it.
  public var deleted: [AnyTaskID]

  public init(taskID: AnyTaskID, deleted: [AnyTaskID]) {
    self.taskID = taskID
    self.deleted = deleted
  }
}

public struct TaskStatusChangedPayload: Codable, Sendable, Hashable {
  public var task: WorkItem
  public var from: TaskStatus
  public var to: TaskStatus

  public init(task: WorkItem, from: TaskStatus, to: TaskStatus) {
    self.task = task
    self.from = from
    self.to = to
  }
}

public struct ClaimPayload: Codable, Sendable, Hashable {
  public var taskID: AnyTaskID
  public var claim: Claim

  public init(claim: Claim) {
    self.taskID = claim.taskID
    self.claim = claim
  }
}

public struct ChildrenFinishedPayload: Codable, Sendable, Hashable {
  /// The parent, all of whose children are finished.
  public var taskID: AnyTaskID
  public init(taskID: AnyTaskID) { self.taskID = taskID }
}

public struct BlockerPayload: Codable, Sendable, Hashable {
  public var taskID: AnyTaskID
  public var blockerID: AnyTaskID
  public var task: WorkItem

  public init(blockerID: AnyTaskID, task: WorkItem) {
    self.taskID = task.id
    self.blockerID = blockerID
    self.task = task
  }
}

public struct LearningPayload: Codable, Sendable, Hashable {
  public var learning: Learning
  public init(learning: Learning) { self.learning = learning }
}

public struct LearningBubbledPayload: Codable, Sendable, Hashable {
  public var from: AnyTaskID
  public var to: AnyTaskID
  /// The copy.
  public var learning: Learning

  public init(from: AnyTaskID, learning: Learning) {
    self.from = from
    self.to = learning.taskID
    self.learning = learning
  }
}

public struct HelpPayload: Codable, Sendable, Hashable {
  public var helpRequest: HelpRequest
  public init(helpRequest: HelpRequest) { self.helpRequest = helpRequest }
}

public struct HelpResumedPayload: Codable, Sendable, Hashable {
  public var task: WorkItem
  public var helpRequest: HelpRequest

  public init(task: WorkItem, helpRequest: HelpRequest) {
    self.task = task
    self.helpRequest = helpRequest
  }
}

public struct RepoPayload: Codable, Sendable, Hashable {
  public var repo: Repo
  public init(repo: Repo) { self.repo = repo }
}

public struct RepoUnregisteredPayload: Codable, Sendable, Hashable {
  public var repoID: RepoID
  public init(repoID: RepoID) { self.repoID = repoID }
}

public struct DataImportedPayload: Codable, Sendable, Hashable {
  /// What was read: `overseer-export 1.1.0` or `tasks.db 5`.
  public var format: String
  public var repoID: RepoID
  public var tasks: Int
  public var learnings: Int
  public var blockers: Int

  public init(format: String, repoID: RepoID, tasks: Int, learnings: Int, blockers: Int) {
    self.format = format
    self.repoID = repoID
    self.tasks = tasks
    self.learnings = learnings
    self.blockers = blockers
  }
}

public struct EventsPrunedPayload: Codable, Sendable, Hashable {
  /// Events before this moment were removed.
  public var before: Instant
  /// The seq of the last event that was removed; a checkpoint holds the state after it.
  public var throughSeq: Int64
  public var removed: Int

  public init(before: Instant, throughSeq: Int64, removed: Int) {
    self.before = before
    self.throughSeq = throughSeq
    self.removed = removed
  }
}
