import OverseerModel
import OverseerStore

/// Takes a task, or the next one that is ready, and gives it in its context; null where none is ready.
/// No two callers ever get the same task.
public struct ClaimTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.claim", "Take a task, or the next one that is ready", who: .any, .post, "/tasks/claim",
    errors: [.notFound, .conflict, .preconditionFailed, .invalidState])

  /// The task to take; the next ready one where it is left out.
  public var id: AnyTaskID?
  /// The repository to take from; the caller's where it is left out, all where there is none.
  public var repoID: RepoID?
  /// Only tasks of this milestone.
  public var milestone: MilestoneID?

  public init(id: AnyTaskID? = nil, repoID: RepoID? = nil, milestone: MilestoneID? = nil) {
    self.id = id
    self.repoID = repoID
    self.milestone = milestone
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> ReadyTask? {
    if let id { return try claim(id, writing) }
    guard let offered = try ReadyQueue.next(repoID, milestone, writing.reading, caller) else { return nil }
    try writing.takeClaim(on: offered.task)
    return ReadyTask(try writing.reading.inContext(try writing.reading.existing(offered.task.id)), why: offered.why)
  }

  private func claim(_ id: AnyTaskID, _ writing: Writing) throws(OverseerError) -> ReadyTask? {
    let task = try writing.editable(id)
    guard !task.status.isFinished else {
      throw OverseerError(
        .invalidState, "\(id) is \(task.status.rawValue), so there is nothing to claim",
        details: [
          "from": .string(task.status.rawValue),
          "allowed": .array(TaskStatus.allCases.filter { !$0.isFinished }.map { .string($0.rawValue) }),
        ])
    }
    _ = try Unblocked(openBlockers: try writing.reading.openBlockers(of: id), of: id)
    var facts = try writing.reading.readinessFacts(of: id)
    facts?.hasLiveClaim = false
    try writing.takeClaim(on: task)
    let why = facts.flatMap(Readiness.reason) ?? (task.status == .pending ? .ready : .abandoned)
    return ReadyTask(try writing.reading.inContext(try writing.reading.existing(id)), why: why)
  }
}
