import OverseerModel
import OverseerStore

/// Opens a finished task again. What waits for it is blocked again by itself.
public struct ReopenTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.reopen", "Reopen a finished task", who: .human, .post, "/tasks/{id}/reopen",
    errors: [.notFound, .preconditionFailed, .invalidState])

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    let task = try writing.editable(id)
    let next = try writing.reading.lifecycle(of: task)
      .applying(.reopen(hasStarted: task.startedAt != nil), by: writing.actor)
    if let parentID = task.parentID {
      try Hierarchy.checkOpen(
        parent: try writing.reading.existing(parentID), hidden: try writing.reading.isHidden(parentID))
    }
    if next.status == .inProgress { try writing.startAncestors(of: task) }
    let reopened = writing.moved(task, to: next.status)
    try writing.record(.taskReopened(TaskPayload(task: reopened)), about: reopened)
    return try writing.reading.existing(id)
  }
}
