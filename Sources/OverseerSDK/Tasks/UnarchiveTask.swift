import OverseerModel
import OverseerStore

/// Brings an archived task back into lists and search.
public struct UnarchiveTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.unarchive", "Bring an archived task back", who: .human, .post, "/vcs/task/{id}/unarchive",
    errors: [.notFound, .preconditionFailed])

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    var task = try writing.reading.existing(id)
    if let parent = task.parentID, try writing.reading.isHidden(parent) {
      throw OverseerError(
        .preconditionFailed, "\(id) is hidden because \(parent) above it is archived",
        hint: "Bring that one back: os task unarchive \(parent)", details: ["parent_id": .string("\(parent)")])
    }
    guard task.archivedAt != nil else { return task }
    task.archivedAt = nil
    task.updatedAt = writing.now
    try writing.record(.taskUnarchived(TaskPayload(task: task)), about: task)
    return task
  }
}
