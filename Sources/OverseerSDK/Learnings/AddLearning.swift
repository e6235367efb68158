import OverseerModel
import OverseerStore

/// Keeps something worth knowing on a task. When the task completes, its parent gets a copy.
/// Adding the same text again changes nothing.
public struct AddLearning: WriteOperation {
  public static let spec = OperationSpec(
    "learnings.add", "Keep a learning on a task", who: .any, .post, "/learnings/{task_id}",
    errors: [.notFound, .preconditionFailed, .tooLarge])

  public var taskID: AnyTaskID
  /// The text, at most 64 KiB of Markdown.
  public var content: String
  public var tags: [String]?

  public init(taskID: AnyTaskID, content: String, tags: [String]? = nil) {
    self.taskID = taskID
    self.content = content
    self.tags = tags
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> Learning {
    let task = try writing.reading.existing(taskID)
    if try writing.reading.isHidden(taskID) { _ = try writing.editable(taskID) }
    let learning = Learning(
      id: LearningID(writing.identifier()), taskID: taskID,
      content: try Text.requiredMarkdown(content, field: "content", limit: Text.contentLimit),
      tags: try Text.labels(tags ?? [], field: "tags"), createdAt: writing.now)
    if let known = try writing.reading.equal(learning) { return known }
    try writing.record(.learningAdded(LearningPayload(learning: learning)), about: task)
    return learning
  }
}
