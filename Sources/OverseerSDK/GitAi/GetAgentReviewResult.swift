import OverseerModel
import OverseerStore

/// Shows what an agent said of a task, once its review is done.
public struct GetAgentReviewResult: ReadOperation {
  public static let spec = OperationSpec(
    "git_ai.result", "Show what an agent said in its review", who: .any, .get, "/git-ai/result", errors: [.notFound])

  /// The task, whose last job is given; either this or the job.
  public var taskID: AnyTaskID?
  public var jobID: ReviewerJobID?

  public init(taskID: AnyTaskID? = nil, jobID: ReviewerJobID? = nil) {
    self.taskID = taskID
    self.jobID = jobID
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> ReviewerResult {
    let job = try reading.existingJob(taskID, jobID)
    guard job.status == .done, let end = job.finishedAt, let review = try reading.review(job.reviewID) else {
      return ReviewerResult(job: job, verdict: nil, comments: [])
    }
    // They were written in one transaction, which has one moment.
    let verdict = review.verdicts.first {
      $0.principal == ReviewerQueue.principal && $0.revision == job.revision && $0.at == end && $0.carriedFrom == nil
    }
    let comments = try reading.comments(of: job.taskID).filter {
      $0.reviewID == review.id && $0.author == .agent && $0.authorName == ReviewerQueue.principal.label
        && $0.createdAt == end
    }
    return ReviewerResult(job: job, verdict: verdict, comments: comments)
  }
}

/// A job with what came of it.
public struct ReviewerResult: Codable, Sendable, Hashable {
  public var job: ReviewerJob
  /// null unless the job is done.
  public var verdict: Verdict?
  /// What was said with the verdict.
  public var comments: [ReviewComment]

  public init(job: ReviewerJob, verdict: Verdict?, comments: [ReviewComment]) {
    self.job = job
    self.verdict = verdict
    self.comments = comments
  }
}
