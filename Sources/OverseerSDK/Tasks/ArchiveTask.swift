import OverseerModel
import OverseerStore

/// Hides a finished task, with everything below it, from lists and search. It can only be read then.
public struct ArchiveTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.archive", "Archive a finished task", who: .any, .post, "/vcs/task/{id}/archive",
    errors: [.notFound, .preconditionFailed, .invalidState])

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
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
