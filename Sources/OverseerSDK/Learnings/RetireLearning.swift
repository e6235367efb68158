import OverseerModel
import OverseerStore

/// Takes a learning out of use: it is no longer handed on, found or copied to a parent.
public struct RetireLearning: WriteOperation {
  public static let spec = OperationSpec(
    "learnings.retire", "Take a learning out of use", who: .any, .post, "/learnings/{id}/retire",
    errors: [.notFound, .preconditionFailed])

  public var id: LearningID

  public init(id: LearningID) { self.id = id }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Learning {
    guard var learning = try writing.reading.learning(id) else { throw OverseerError.notFound("learning", "\(id)") }
    guard learning.retiredAt == nil else { return learning }
    learning.retiredAt = writing.now
    let task = try writing.reading.existing(learning.taskID)
    if try writing.reading.isHidden(task.id) { _ = try writing.editable(task.id) }
    try writing.record(.learningRetired(LearningPayload(learning: learning)), about: task)
    return learning
  }
}
