import OverseerModel
import OverseerStore

/// Gives a task with its context, learnings, question, claim and children.
public struct GetTask: ReadOperation {
  public static let spec = OperationSpec(
    "tasks.get", "Show a task in its context", who: .any, .get, "/tasks/{id}", errors: [.notFound])
  public static var isBounded: Bool { true }

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> TaskInContext {
    try reading.inContext(try reading.existing(id))
  }
}
