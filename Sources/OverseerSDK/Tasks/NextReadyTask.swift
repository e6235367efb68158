import OverseerModel
import OverseerStore

/// Gives the task to work on next, in its context; null where none is ready. It only looks.
public struct NextReadyTask: ReadOperation {
  public static let spec = OperationSpec(
    "tasks.next_ready", "Show the next task that is ready", who: .any, .get, "/tasks/next-ready",
    errors: [.notFound])

  /// The repository; the caller's where it is left out, all where there is none.
  public var repoID: RepoID?
  /// Only tasks of this milestone.
  public var milestone: MilestoneID?

  public init(repoID: RepoID? = nil, milestone: MilestoneID? = nil) {
    self.repoID = repoID
    self.milestone = milestone
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> ReadyTask? {
    try ReadyQueue.next(repoID, milestone, reading, caller)
  }
}

/// The head of the ready queue.
enum ReadyQueue {
  static func next(
    _ repoID: RepoID?, _ milestone: MilestoneID?, _ reading: Reading, _ caller: Caller
  ) throws(OverseerError) -> ReadyTask? {
    var repo: RepoID?
    if let milestone {
      let found = try reading.existing(.milestone(milestone))
      if let repoID, repoID != found.repoID { return nil }
    } else {
      repo = try caller.repo(repoID, in: reading)?.id
    }
    guard let id = try reading.nextReady(repo: repo, milestone: milestone) else { return nil }
    return try offered(id, reading)
  }

  static func offered(_ id: AnyTaskID, _ reading: Reading) throws(OverseerError) -> ReadyTask? {
    guard let facts = try reading.readinessFacts(of: id), let why = Readiness.reason(facts) else { return nil }
    return ReadyTask(
      try reading.inContext(try reading.existing(id), hasChildren: facts.children > 0), why: why)
  }
}
