import OverseerModel
import OverseerStore

/// Shows how far the review of a task by an agent is.
public struct GetAgentReview: ReadOperation {
  public static let spec = OperationSpec(
    "git_ai.status", "Show how far an agent's review is", who: .any, .get, "/git-ai/status", errors: [.notFound])

  /// The task, whose last job is given; either this or the job.
  public var taskID: AnyTaskID?
  public var jobID: ReviewerJobID?

  public init(taskID: AnyTaskID? = nil, jobID: ReviewerJobID? = nil) {
    self.taskID = taskID
    self.jobID = jobID
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> ReviewerJob {
    try reading.existingJob(taskID, jobID)
  }
}

extension Reading {
  /// The job, or the last one of the task; `invalid_input` unless exactly one of them is named.
  func existingJob(_ task: AnyTaskID?, _ job: ReviewerJobID?) throws(OverseerError) -> ReviewerJob {
    switch (task, job) {
    case (let task?, nil):
      for review in try reviews(of: existing(task).id).reversed() {
        if let job = try reviewerJobs(of: review.id).last { return job }
      }
      throw OverseerError.notFound(
        "agent's review of", "\(task)", hint: "Start one while it is in review: os review agent \(task)")
    case (nil, let id?):
      guard let found = try reviewerJob(id) else { throw OverseerError.notFound("agent's review", "\(id)") }
      return found
    case (nil, nil): throw OverseerError.invalidField("task_id", "must be given, or job_id")
    case (.some, .some): throw OverseerError.invalidField("job_id", "must not be given beside task_id")
    }
  }
}
