import OverseerModel
import OverseerSDK

/// Tasks as text for people.
enum TaskText {
  static func created(_ task: WorkItem, _ style: Style) -> String {
    "Created \(task.id)"
  }
  static func next(_ ready: ReadyTask?, claimed: Bool, _ style: Style) -> String {
    ready.map { "\($0.task.id)  \($0.task.description)" } ?? "Nothing is ready."
  }
  static func explanation(_ explanation: ExplainTask.Explanation, _ style: Style) -> String { "" }
}
