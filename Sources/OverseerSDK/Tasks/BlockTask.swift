import OverseerModel
import OverseerStore

/// Makes a task wait until another one, of any repository, is Completed.
public struct BlockTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.block", "Let a task wait for another", who: .any, .post, "/tasks/{id}/block",
    errors: [.notFound, .conflict, .preconditionFailed, .invalidState])

  public var id: AnyTaskID
  /// The task to wait for.
  public var by: AnyTaskID

  public init(id: AnyTaskID, by: AnyTaskID) {
    self.id = id
    self.by = by
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    var task = try writing.editable(id)
    guard let blocker = try writing.reading.task(by) else { throw OverseerError.notFound("task", "\(by)") }
    guard !task.blockedBy.contains(by) else { return task }
    guard !task.status.isFinished else {
      throw OverseerError(
        .invalidState, "\(id) is \(task.status.rawValue), so nothing can block it",
        details: [
          "from": .string(task.status.rawValue),
          "allowed": .array(TaskStatus.allCases.filter { !$0.isFinished }.map { .string($0.rawValue) }),
        ])
    }
    try Self.refuseCycle(blocking: id, by: by, writing.reading)
    task.blockedBy = (task.blockedBy + [by]).sorted()
    if blocker.status != .completed { task.effectivelyBlocked = true }
    task.updatedAt = writing.now
    try writing.record(.blockerAdded(BlockerPayload(blockerID: by, task: task)), about: task)
    return try writing.reading.existing(id)
  }

  /// Refuses a blocker that is the task itself, stands above or below it, or would close a cycle.
  static func refuseCycle(blocking task: AnyTaskID, by blocker: AnyTaskID, _ reading: Reading) throws(OverseerError) {
    guard task != blocker else { throw OverseerError.invalidField("by", "a task cannot block itself") }
    guard try BlockerGraph.wouldClose(blocking: task, by: blocker, in: reading.neighbours) else { return }
    throw OverseerError(
      .conflict, "\(blocker) already waits for \(task), so they would wait for each other for ever",
      hint: "`os task show \(blocker)` lists what it waits for.",
      details: ["task_id": .string("\(task)"), "blocker_id": .string("\(blocker)")])
  }
}
