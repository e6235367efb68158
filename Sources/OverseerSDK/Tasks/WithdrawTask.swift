import OverseerModel
import OverseerStore

/// Takes a task back out of review: the round ends, and the task is worked on again.
public struct WithdrawTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.withdraw", "Take a task back out of review", who: .holder, .post, "/tasks/{id}/withdraw",
    errors: [.notFound, .forbidden, .conflict, .preconditionFailed, .invalidState])

  public var id: AnyTaskID
  /// Why, in a few words.
  public var reason: String?
  /// The generation of the claim that the caller believes in.
  public var generation: Int?

  public var lease: LeaseCheck? { LeaseCheck(task: id, generation: generation) }

  public init(id: AnyTaskID, reason: String? = nil, generation: Int? = nil) {
    self.id = id
    self.reason = reason
    self.generation = generation
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Review {
    let task = try writing.editable(id)
    guard let review = try writing.reading.activeReview(of: id) else {
      throw OverseerError(
        .invalidState, "cannot withdraw a task that is \(task.status.rawValue)",
        hint: "Only what was submitted can be withdrawn.",
        details: ["from": .string(task.status.rawValue), "allowed": [.string(TaskStatus.inReview.rawValue)]])
    }
    let reason: String? =
      if let reason { try Text.requiredMarkdown(reason, field: "reason", limit: Text.contentLimit) } else { nil }
    return try writing.end(review, by: .withdraw(reason: reason))
  }
}
