import OverseerModel
import OverseerStore

/// Has the reviewer of the repository judge what is under review of a task, and waits for it. Where that is under way
/// already, the present job is given as it stands.
public struct StartAgentReview: EffectOperation {
  public static let spec = OperationSpec(
    "git_ai.start", "Have an agent review a task", who: .any, .post, "/git-ai",
    errors: [.notFound, .conflict, .preconditionFailed, .invalidState, .unavailable, .vcsFailed])

  public var taskID: AnyTaskID

  public init(taskID: AnyTaskID) { self.taskID = taskID }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> ReviewerJob {
    let review = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.existingActiveReview(of: taskID)
    }
    if let job = try await ReviewerJobs.run(for: review.id, in: overseer, as: caller) { return job }
    if review.revision == nil {
      throw OverseerError(
        .preconditionFailed, "\(review.id) has no revisions of its own, so there is nothing for an agent to review",
        hint: "A person looks at the result: os review show \(taskID)")
    }
    throw OverseerError(
      .preconditionFailed, "the repository of \(taskID) has no reviewer",
      hint: "Name a command in .overseer/config.toml of the default branch: [review.agent] command = \"…\"")
  }
}
