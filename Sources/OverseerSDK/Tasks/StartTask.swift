import OverseerModel
import OverseerStore

/// Ensures that the caller works on a task: takes or keeps the claim, and moves a Pending task and its Pending
/// ancestors to InProgress.
public struct StartTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.start", "Start a task", who: .any, .post, "/tasks/{id}/start",
    errors: [.notFound, .conflict, .preconditionFailed, .invalidState])

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    let task = try writing.editable(id)
    let lifecycle = try writing.reading.lifecycle(of: task)
    let unblocked = try Unblocked(openBlockers: try writing.reading.openBlockers(of: id), of: id)
    let next = try lifecycle.applying(.start(unblocked), by: writing.actor)
    try writing.takeClaim(on: task)
    if next.status != task.status {
      try writing.startAncestors(of: task)
      let started = writing.moved(task, to: next.status)
      try writing.record(.taskStarted(TaskPayload(task: started)), about: started)
    }
    return try writing.reading.existing(id)
  }
}
