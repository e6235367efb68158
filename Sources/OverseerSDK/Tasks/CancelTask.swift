import OverseerModel
import OverseerStore

/// Cancels a task. A cancelled blocker still blocks: the reply names the tasks that are stuck now.
public struct CancelTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.cancel", "Cancel a task", who: .any, .post, "/tasks/{id}/cancel",
    errors: [.notFound, .forbidden, .preconditionFailed, .invalidState])

  public var id: AnyTaskID
  /// Cancel its open children as well.
  public var recursive: Bool?

  public init(id: AnyTaskID, recursive: Bool? = nil) {
    self.id = id
    self.recursive = recursive
  }

  /// The cancelled task, and who waits for it in vain.
  public struct Cancelled: Codable, Sendable, Hashable {
    public var task: WorkItem
    /// Open tasks that a task which was cancelled blocks.
    public var stuck: [AnyTaskID]
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Cancelled {
    let task = try writing.editable(id)
    var cancelled: [AnyTaskID] = []
    if recursive == true {
      for child in try writing.reading.descendants(of: id).reversed() where !child.status.isFinished {
        try cancel(child, writing, tellsParent: false)
        cancelled.append(child.id)
      }
    }
    try cancel(task, writing, tellsParent: true)
    cancelled.append(id)
    return Cancelled(
      task: try writing.reading.existing(id), stuck: try writing.reading.openTasks(blockedBy: cancelled))
  }

  /// The parent of one that is cancelled with it need not hear that its children are finished.
  private func cancel(_ task: WorkItem, _ writing: Writing, tellsParent: Bool) throws(OverseerError) {
    let lifecycle = try writing.reading.lifecycle(of: task)
    let finished = try writing.childrenFinished(
      of: task, hint: "Finish or cancel them first, or cancel all at once with --recursive.")
    let next = try lifecycle.applying(.cancel(finished), by: writing.actor)
    try writing.endReview(of: task, by: .cancel)
    let cancelled = writing.moved(task, to: next.status)
    try writing.record(.taskCancelled(TaskPayload(task: cancelled)), about: cancelled)
    try writing.settle(cancelled, wasOpen: tellsParent)
  }
}
