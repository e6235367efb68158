import OverseerModel
import OverseerStore

/// Gives a task back. Its status stays as it is, so it is offered again.
public struct ReleaseTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.release", "Give a task back", who: .holder, .post, "/tasks/{id}/release", errors: [.notFound, .conflict])

  public var id: AnyTaskID
  /// The generation of the claim that the caller believes in; another one is a conflict.
  public var generation: Int?

  public init(id: AnyTaskID, generation: Int? = nil) {
    self.id = id
    self.generation = generation
  }

  public var lease: LeaseCheck? { LeaseCheck(task: id, generation: generation) }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    let task = try writing.reading.existing(id)
    try writing.dropClaim(on: task)
    return try writing.reading.existing(id)
  }
}
