import OverseerModel
import OverseerStore

/// Completes a task without an approved review, for a reason that is kept.
public struct ForceCompleteTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.force_complete", "Complete a task without a review", who: .human, .post, "/tasks/{id}/force-complete",
    errors: [.notFound, .preconditionFailed, .invalidState, .tooLarge])

  public var id: AnyTaskID
  /// Why no review was needed.
  public var reason: String
  /// Markdown that says what came of it.
  public var result: String?

  public init(id: AnyTaskID, reason: String, result: String? = nil) {
    self.id = id
    self.reason = reason
    self.result = result
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    let task = try writing.editable(id)
    let reason = try Text.requiredMarkdown(reason, field: "reason", limit: Text.contentLimit)
    let lifecycle = try writing.reading.lifecycle(of: task)
    let finished = try writing.childrenFinished(of: task, hint: "Finish or cancel them first.")
    let next = try lifecycle.applying(.forceComplete(finished), by: writing.actor)
    try writing.endReview(of: task, by: .force(reason: reason))
    var completed = writing.moved(task, to: next.status)
    if let result {
      completed.result = try Text.markdown(result, field: "result", limit: Text.contextLimit)
    }
    try writing.record(
      .taskCompleted(TaskCompletedPayload(task: completed, forced: true, reason: reason)), about: completed)
    try writing.settle(completed)
    return try writing.reading.existing(id)
  }
}
