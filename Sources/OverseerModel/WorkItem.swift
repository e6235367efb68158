import OverseerJSON

/// Where a task may stand in the hierarchy. The prefix of its id says the same.
public enum TaskKind: String, Codable, Sendable, CaseIterable {
  case milestone = "Milestone"
  case task = "Task"
  case subtask = "Subtask"
}

/// The status of a task as every surface writes it. ``Lifecycle`` is the same with its evidence.
public enum TaskStatus: String, Codable, Sendable, CaseIterable {
  case pending = "Pending"
  case inProgress = "InProgress"
  case inReview = "InReview"
  case awaitingHuman = "AwaitingHuman"
  case completed = "Completed"
  case cancelled = "Cancelled"

  /// Whether nothing more is to be done: Completed or Cancelled.
  public var isFinished: Bool {
    switch self {
    case .completed, .cancelled: true
    case .pending, .inProgress, .inReview, .awaitingHuman: false
    }
  }
}

/// How urgent a task is: a smaller number is more urgent.
public enum Priority: Int, Codable, Sendable, CaseIterable, Comparable {
  case urgent = 0
  case high = 1
  case normal = 2
  case low = 3

  public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
}

/// A milestone, a task or a subtask. On every surface and in prose it is called *task*.
public struct WorkItem: Codable, Sendable, Hashable {
  /// The id; its prefix is the kind.
  public var id: AnyTaskID
  public var kind: TaskKind
  /// The repository it belongs to; a parent and its children share one.
  public var repoID: RepoID
  /// The milestone of a task, or the task of a subtask.
  public var parentID: AnyTaskID?
  /// The title: one line of 1 to 500 characters.
  public var description: String
  /// Markdown that explains the task, at most 256 KiB. Children inherit it.
  public var context: String?
  /// Markdown that says what came of it.
  public var result: String?
  /// 0 is urgent, 1 high, 2 normal, 3 low.
  public var priority: Priority
  public var status: TaskStatus
  /// Lower-case words, sorted.
  public var labels: [String]
  /// Text of other tools under names of theirs; Overseer never interprets it.
  public var metadata: JSONMap<String>
  /// The tasks that must be Completed before this one can start.
  public var blockedBy: [AnyTaskID]
  /// The tasks that wait for this one.
  public var blocks: [AnyTaskID]
  /// 0 without a parent, at most 2.
  public var depth: Int
  /// Whether a blocker of this task or of an ancestor is not Completed.
  public var effectivelyBlocked: Bool
  /// The lease on the task, live or run out; null where nobody holds it.
  public var claim: Claim?
  /// Since when the task and everything below it is hidden from lists and search.
  public var archivedAt: Instant?
  public var createdAt: Instant
  public var updatedAt: Instant
  public var startedAt: Instant?
  public var completedAt: Instant?

  public init(
    id: AnyTaskID, repoID: RepoID, parentID: AnyTaskID? = nil, description: String, context: String? = nil,
    result: String? = nil, priority: Priority = .normal, status: TaskStatus = .pending, labels: [String] = [],
    metadata: JSONMap<String> = [:], blockedBy: [AnyTaskID] = [], blocks: [AnyTaskID] = [], depth: Int = 0,
    effectivelyBlocked: Bool = false, claim: Claim? = nil, archivedAt: Instant? = nil, createdAt: Instant,
    updatedAt: Instant, startedAt: Instant? = nil, completedAt: Instant? = nil
  ) {
    self.id = id
    self.kind = id.kind
    self.repoID = repoID
    self.parentID = parentID
    self.description = description
    self.context = context
    self.result = result
    self.priority = priority
    self.status = status
    self.labels = labels
    self.metadata = metadata
    self.blockedBy = blockedBy
    self.blocks = blocks
    self.depth = depth
    self.effectivelyBlocked = effectivelyBlocked
    self.claim = claim
    self.archivedAt = archivedAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.startedAt = startedAt
    self.completedAt = completedAt
  }
}
