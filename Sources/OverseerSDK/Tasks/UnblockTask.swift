import OverseerModel
import OverseerStore

/// Takes a blocker away from a task. Taking away one that is not there changes nothing.
public struct UnblockTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.unblock", "Let a task no longer wait for another", who: .any, .post, "/tasks/{id}/unblock",
    errors: [.notFound, .preconditionFailed])

  public var id: AnyTaskID
  /// The task it need not wait for any more.
  public var by: AnyTaskID

  public init(id: AnyTaskID, by: AnyTaskID) {
    self.id = id
    self.by = by
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    var task = try writing.editable(id)
    guard task.blockedBy.contains(by) else { return task }
    task.blockedBy.removeAll { $0 == by }
    task.effectivelyBlocked = try writing.reading.openBlockers(of: id).contains { $0 != by }
    // A task above may wait for the same one.
    if let parent = task.parentID, try writing.reading.openBlockers(of: parent).contains(by) {
      task.effectivelyBlocked = true
    }
    task.updatedAt = writing.now
    try writing.record(.blockerRemoved(BlockerPayload(blockerID: by, task: task)), about: task)
    return try writing.reading.existing(id)
  }
}
