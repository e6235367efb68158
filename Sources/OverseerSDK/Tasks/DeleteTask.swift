import OverseerModel
import OverseerStore

/// Deletes a task with everything below it and all that stands on it. Its events stay, and so do its commits: refs and
/// workspaces are archived.
public struct DeleteTask: EffectOperation {
  public static let spec = OperationSpec(
    "tasks.delete", "Delete a task and everything below it", who: .human, .delete, "/tasks/{id}",
    errors: [.notFound, .preconditionFailed, .unavailable, .vcsFailed])

  public var id: AnyTaskID
  /// Also where other tasks are blocked by one of them.
  public var force: Bool?

  public init(id: AnyTaskID, force: Bool? = nil) {
    self.id = id
    self.force = force
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> TaskDeletedPayload {
    let task = try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      try writing.trying { () throws(OverseerError) in _ = try delete(writing) }
      return try writing.reading.existing(id)
    }
    let tasks = try await overseer.store.readAsync { reading throws(OverseerError) in
      try [id] + reading.descendants(of: id).map(\.id)
    }
    return try await RefArchive(overseer: overseer, caller: caller)
      .perform(tasks, in: task.repoID, on: nil) { writing throws(OverseerError) in try delete(writing) }
  }

  private func delete(_ writing: Writing) throws(OverseerError) -> TaskDeletedPayload {
    let task = try writing.reading.existing(id)
    let deleted = [id] + (try writing.reading.descendants(of: id).map(\.id))
    let waiting = try writing.reading.blocked(outside: deleted)
    guard waiting.isEmpty || force == true else {
      throw OverseerError(
        .preconditionFailed, "\(waiting.map { "\($0)" }.joined(separator: ", ")) would lose a blocker",
        hint: "Unblock those first; `force` takes the blocker away from them.",
        details: ["blocks": .array(waiting.map { .string("\($0)") })])
    }
    let payload = TaskDeletedPayload(taskID: id, deleted: deleted)
    try writing.record(.taskDeleted(payload), about: task)
    if let parent = task.parentID, !task.status.isFinished,
      let facts = try writing.reading.readinessFacts(of: parent), facts.children > 0, facts.openChildren == 0,
      !facts.status.isFinished
    {
      try writing.record(.childrenFinished(ChildrenFinishedPayload(taskID: parent)), repo: task.repoID, task: parent)
    }
    return payload
  }
}
