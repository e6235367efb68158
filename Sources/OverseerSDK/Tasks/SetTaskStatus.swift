import OverseerModel
import OverseerStore

/// Sets the status of a task by hand. It must leave every invariant true.
public struct SetTaskStatus: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.set_status", "Set the status of a task by hand", who: .human, .post, "/tasks/{id}/set-status",
    errors: [.notFound, .preconditionFailed])

  public var id: AnyTaskID
  public var status: TaskStatus

  public init(id: AnyTaskID, status: TaskStatus) {
    self.id = id
    self.status = status
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    let task = try writing.editable(id)
    guard status != task.status else { return task }
    if let broken = StatusInvariant.broken(by: status, given: try facts(about: task, writing.reading)) {
      throw OverseerError(
        .preconditionFailed, "\(id) cannot be \(status.rawValue): \(broken.explanation)", hint: broken.hint,
        details: ["invariant": .string(broken.rawValue), "from": .string(task.status.rawValue)])
    }
    try writing.endReview(of: task, by: status == .completed ? .force(reason: "the status was set by hand") : .cancel)
    if task.status == .awaitingHuman { try writing.cancelHelp(of: task) }
    if status == .inProgress { try writing.startAncestors(of: task) }
    let moved = writing.moved(task, to: status)
    try writing.record(
      .taskStatusChanged(TaskStatusChangedPayload(task: moved, from: task.status, to: status)), about: moved)
    if status.isFinished { try writing.settle(moved, wasOpen: !task.status.isFinished) }
    return try writing.reading.existing(id)
  }

  private func facts(about task: WorkItem, _ reading: Reading) throws(OverseerError) -> StatusFacts {
    let children = try reading.children(of: task.id)
    var parentIsClosed = false
    if let parentID = task.parentID {
      let parent = try reading.existing(parentID)
      parentIsClosed = parent.status.isFinished || parent.status == .inReview
    }
    return StatusFacts(
      openChildren: children.count { !$0.status.isFinished },
      startedChildren: children.count { !$0.status.isFinished && $0.startedAt != nil },
      parentIsClosed: parentIsClosed, isEffectivelyBlocked: task.effectivelyBlocked)
  }
}
