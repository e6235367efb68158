import OverseerModel
import OverseerStore

/// Gives the open request for help of a task; null where there is none.
public struct GetActiveHelp: ReadOperation {
  public static let spec = OperationSpec(
    "help.get_active", "Show the open request for help of a task", who: .any, .get, "/help/active/{task_id}",
    errors: [.notFound])
  public static var isBounded: Bool { true }

  public var taskID: AnyTaskID

  public init(taskID: AnyTaskID) { self.taskID = taskID }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> HelpRequest? {
    try reading.openHelpRequest(of: try reading.existing(taskID).id)
  }
}
