import OverseerModel
import OverseerStore

/// Lets a task go on from where it was, after its request for help was answered.
public struct ResumeTask: WriteOperation {
  public static let spec = OperationSpec(
    "help.resume", "Let a task go on after its answer", who: .human, .post, "/help/{task_id}/resume",
    errors: [.notFound, .preconditionFailed, .invalidState])

  public var taskID: AnyTaskID

  public init(taskID: AnyTaskID) { self.taskID = taskID }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    let task = try writing.editable(taskID)
    let next = try writing.reading.lifecycle(of: task).applying(.resume, by: writing.actor)
    guard let request = try writing.reading.openHelpRequest(of: taskID) else {
      throw OverseerError.notFound("open help request of", "\(taskID)")
    }
    let resumed = writing.moved(task, to: next.status)
    try writing.record(
      .helpResumed(HelpResumedPayload(task: resumed, helpRequest: try request.resumed(at: writing.now))), about: task)
    try writing.record(
      .taskStatusChanged(TaskStatusChangedPayload(task: resumed, from: task.status, to: resumed.status)), about: task)
    return try writing.reading.existing(taskID)
  }
}
