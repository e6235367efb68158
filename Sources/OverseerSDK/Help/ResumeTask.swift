import OverseerModel
import OverseerStore

/// Lets a task go on from where it was, after its request for help was answered.
///
/// What was decided about its review meanwhile takes effect now; gates that have to be run first are run by the call.
public struct ResumeTask: EffectOperation {
  public static let spec = OperationSpec(
    "help.resume", "Let a task go on after its answer", who: .human, .post, "/help/{task_id}/resume",
    errors: [.notFound, .preconditionFailed, .invalidState, .unavailable, .vcsFailed])

  public var taskID: AnyTaskID
  /// Whether the call runs the gates that are due, and waits for them, which it does unless told; else they are left to
  /// the server of the installation.
  public var wait: Bool?

  public init(taskID: AnyTaskID, wait: Bool? = nil) {
    self.taskID = taskID
    self.wait = wait
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> WorkItem {
    let review = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.activeReview(of: taskID)?.id
    }
    var sources: GateSources?
    if let review { sources = try await GateSources.read(for: review, in: overseer) }
    let outcome = try await overseer.store.writeAsync(as: caller.context) {
      [sources] writing throws(OverseerError) -> ReviewOutcome? in
      try resume(writing)
      guard let sources, let review = try writing.reading.activeReview(of: taskID) else { return nil }
      return try writing.take(.resume, on: review, gates: sources.gates, policy: sources.policy)
    }
    if let outcome { _ = try await overseer.goOn(outcome.review.id, as: caller, wait: wait) }
    return try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(taskID) }
  }

  private func resume(_ writing: Writing) throws(OverseerError) {
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
  }
}
