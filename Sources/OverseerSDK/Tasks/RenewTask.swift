import OverseerModel
import OverseerStore

/// Prolongs the caller's lease on a task. A lease that ran out is taken anew where nobody else took it.
public struct RenewTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.renew", "Prolong the claim on a task", who: .holder, .post, "/tasks/{id}/renew",
    errors: [.notFound, .conflict, .preconditionFailed])

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
    guard let last = try writing.reading.lastClaim(on: id), !last.released else {
      throw OverseerError(
        .preconditionFailed, "nobody holds \(id)", hint: "Take it first: os task claim \(id)",
        details: ["task_id": .string("\(id)")])
    }
    if last.claim.holder.identity == writing.actor.identity { try writing.takeClaim(on: task) }
    return try writing.reading.existing(id)
  }
}
