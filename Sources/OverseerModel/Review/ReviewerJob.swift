/// The order to let an agent review a revision, and what became of it.
public struct ReviewerJob: Codable, Sendable, Hashable {
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// Waits for its first run, or for the next after one that failed.
    case queued = "Queued"
    case running = "Running"
    /// The agent has given its verdict.
    case done = "Done"
    /// No try is left.
    case failed = "Failed"
  }

  public var id: ReviewerJobID
  public var taskID: AnyTaskID
  public var reviewID: ReviewID
  /// The head to look at.
  public var revision: CommitID
  public var status: Status
  /// How many runs have begun.
  public var tries: Int
  /// Why the last run failed.
  public var error: String?
  public var requestedBy: Principal
  public var createdAt: Instant
  /// When the last run began.
  public var startedAt: Instant?
  /// When the job came to its end: with a verdict, or with no try left.
  public var finishedAt: Instant?

  /// A job that waits for its first run.
  public init(
    id: ReviewerJobID, taskID: AnyTaskID, reviewID: ReviewID, revision: CommitID, requestedBy: Principal,
    at now: Instant
  ) {
    self.id = id
    self.taskID = taskID
    self.reviewID = reviewID
    self.revision = revision
    self.status = .queued
    self.tries = 0
    self.requestedBy = requestedBy
    self.createdAt = now
  }
}
