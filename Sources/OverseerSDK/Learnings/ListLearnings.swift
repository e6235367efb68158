import OverseerModel
import OverseerStore

/// Lists the learnings that stand on a task itself, oldest first.
public struct ListLearnings: ReadOperation {
  public static let spec = OperationSpec(
    "learnings.list", "List the learnings of a task", who: .any, .get, "/learnings/{task_id}", errors: [.notFound])

  public var taskID: AnyTaskID
  /// Retired ones as well.
  public var retired: Bool?
  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?
  /// The id of the last learning of the page before.
  public var after: LearningID?

  public init(taskID: AnyTaskID, retired: Bool? = nil, limit: Int? = nil, after: LearningID? = nil) {
    self.taskID = taskID
    self.retired = retired
    self.limit = limit
    self.after = after
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [Learning] {
    if let after, try reading.learning(after) == nil { throw Page.unknown(after: "\(after)") }
    return try reading.learnings(
      of: try reading.existing(taskID).id, retired: retired ?? false, after: after, limit: try Page.limit(limit))
  }
}
