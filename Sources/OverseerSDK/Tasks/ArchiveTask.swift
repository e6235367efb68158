import OverseerModel
import OverseerStore

/// Hides a finished task, with everything below it, from lists and search. It can only be read then.
///
/// The refs and workspaces of these tasks go. What only they reached is pinned, uncommitted work included.
public struct ArchiveTask: EffectOperation {
  public static let spec = OperationSpec(
    "tasks.archive", "Archive a finished task", who: .any, .post, "/vcs/task/{id}/archive",
    errors: [.notFound, .preconditionFailed, .invalidState, .unavailable, .vcsFailed])

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> WorkItem {
    let (task, tasks) = try await overseer.store.readAsync { reading throws(OverseerError) in
      let task = try reading.existing(id)
      return (task, [task] + (try reading.descendants(of: id)))
    }
    // Nothing goes for a task that cannot be archived.
    try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      try writing.trying { () throws(OverseerError) in _ = try archive(writing) }
    }
    return try await RefArchive(overseer: overseer, caller: caller)
      .perform(tasks.map(\.id), in: task.repoID, on: id) { writing throws(OverseerError) in try archive(writing) }
  }

  private func archive(_ writing: Writing) throws(OverseerError) -> WorkItem {
    var task = try writing.reading.existing(id)
    guard task.archivedAt == nil else { return task }
    guard task.status.isFinished else {
      throw OverseerError(
        .invalidState, "\(id) is \(task.status.rawValue); only finished tasks are archived",
        hint: "Complete or cancel it first.",
        details: ["from": .string(task.status.rawValue), "allowed": ["Completed", "Cancelled"]])
    }
    task = try writing.editable(id)
    task.archivedAt = writing.now
    task.updatedAt = writing.now
    try writing.record(.taskArchived(TaskPayload(task: task)), about: task)
    return task
  }
}
