/// A task with everything that somebody needs who works on it.
public struct TaskInContext: Codable, Sendable, Hashable {
  /// The texts that explain the task, its own and the inherited ones.
  public struct Contexts: Codable, Sendable, Hashable {
    public var own: String?
    public var parent: String?
    public var milestone: String?

    public init(own: String?, parent: String?, milestone: String?) {
      self.own = own
      self.parent = parent
      self.milestone = milestone
    }
  }

  public var task: WorkItem
  public var context: Contexts
  public var learnings: InheritedLearnings
  /// Its ref, its commits and its workspace; null before it has a ref.
  public var vcs: TaskVcs?
  /// The open or last answered question of the task.
  public var helpRequest: HelpRequest?
  public var claim: Claim?
  /// The round that is under way, else the last one; null before the first submit.
  public var review: Review?
  /// What became of the gates in that round, oldest first, with the output left out.
  public var gates: [GateResult]
  /// The direct children, in the order of the lists.
  public var children: [WorkItem]

  public init(
    task: WorkItem, context: Contexts, learnings: InheritedLearnings, vcs: TaskVcs?, helpRequest: HelpRequest?,
    claim: Claim?, review: Review? = nil, gates: [GateResult] = [], children: [WorkItem]
  ) {
    self.task = task
    self.context = context
    self.learnings = learnings
    self.vcs = vcs
    self.helpRequest = helpRequest
    self.claim = claim
    self.review = review
    self.gates = gates
    self.children = children
  }
}

/// A task that is offered, with why.
public struct ReadyTask: Codable, Sendable, Hashable {
  public var task: WorkItem
  public var context: TaskInContext.Contexts
  public var learnings: InheritedLearnings
  /// Its ref, its commits and its workspace; null before it has a ref.
  public var vcs: TaskVcs?
  public var helpRequest: HelpRequest?
  public var claim: Claim?
  /// The round that is under way, else the last one; null before the first submit.
  public var review: Review?
  /// What became of the gates in that round, oldest first, with the output left out.
  public var gates: [GateResult]
  public var children: [WorkItem]
  public var why: Readiness.Reason

  public init(_ found: TaskInContext, why: Readiness.Reason) {
    task = found.task
    context = found.context
    learnings = found.learnings
    vcs = found.vcs
    helpRequest = found.helpRequest
    claim = found.claim
    review = found.review
    gates = found.gates
    children = found.children
    self.why = why
  }
}

/// A task and everything below it.
public struct TaskTree: Codable, Sendable, Hashable {
  public var task: WorkItem
  public var children: [TaskTree]

  public init(task: WorkItem, children: [TaskTree]) {
    self.task = task
    self.children = children
  }
}

/// How far a repository or a subtree is. Archived tasks are not counted.
public struct TaskProgress: Codable, Sendable, Hashable {
  public var total: Int
  public var completed: Int
  public var cancelled: Int
  public var ready: Int
  public var blocked: Int
  public var inProgress: Int
  public var inReview: Int
  public var awaitingHuman: Int
  public var pending: Int

  public init(
    total: Int, completed: Int, cancelled: Int, ready: Int, blocked: Int, inProgress: Int, inReview: Int,
    awaitingHuman: Int, pending: Int
  ) {
    self.total = total
    self.completed = completed
    self.cancelled = cancelled
    self.ready = ready
    self.blocked = blocked
    self.inProgress = inProgress
    self.inReview = inReview
    self.awaitingHuman = awaitingHuman
    self.pending = pending
  }
}

/// A place that a search found.
public struct SearchHit: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case task = "Task"
    case learning = "Learning"
    case comment = "Comment"
  }

  public var kind: Kind
  /// The id of the task, the learning or the comment.
  public var id: String
  public var taskID: AnyTaskID
  /// The words around the place.
  public var excerpt: String
  /// Larger is better; only the order within one search means something.
  public var score: Double

  public init(kind: Kind, id: String, taskID: AnyTaskID, excerpt: String, score: Double) {
    self.kind = kind
    self.id = id
    self.taskID = taskID
    self.excerpt = excerpt
    self.score = score
  }
}
