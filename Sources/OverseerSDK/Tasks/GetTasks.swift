import OverseerModel
import OverseerStore

/// Gives tasks by their ids, in that order, wherever they are, archived or not. Those that there are not are left out.
public struct GetTasks: ReadOperation {
  public static let spec = OperationSpec("tasks.get_many", "Show tasks by their ids", who: .any, .get, "/tasks/by-ids")

  /// Up to 100.
  public var ids: [AnyTaskID]

  /// So many ids fit into an address.
  public static let most = 100

  public init(ids: [AnyTaskID]) { self.ids = ids }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [WorkItem] {
    guard ids.count <= Self.most else {
      throw OverseerError.invalidField("ids", "must be \(Self.most) at most, not \(ids.count)")
    }
    var tasks: [WorkItem] = []
    for id in ids {
      if let task = try reading.task(id) { tasks.append(task) }
    }
    return tasks
  }
}
