import OverseerModel
import OverseerStore

/// Gives what a task can build on: its own learnings, those of its parent and of its milestone, without retired ones.
public struct GetInheritedLearnings: ReadOperation {
  public static let spec = OperationSpec(
    "learnings.get_inherited", "Show the learnings that a task works with", who: .any, .get,
    "/learnings/{task_id}/inherited", errors: [.notFound])

  public var taskID: AnyTaskID

  public init(taskID: AnyTaskID) { self.taskID = taskID }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> InheritedLearnings {
    try reading.inContext(try reading.existing(taskID)).learnings
  }
}
