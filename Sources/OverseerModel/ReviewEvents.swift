// What is told about reviews, their comments and who looked at what. Each payload carries full after-images.

public struct TaskSubmittedPayload: Codable, Sendable, Hashable {
  public var task: WorkItem
  /// The round that the submit opened.
  public var reviewID: ReviewID

  public init(task: WorkItem, reviewID: ReviewID) {
    self.task = task
    self.reviewID = reviewID
  }
}

public struct ReviewPayload: Codable, Sendable, Hashable {
  public var review: Review
  public init(review: Review) { self.review = review }
}

public struct ReviewPhaseChangedPayload: Codable, Sendable, Hashable {
  public var review: Review
  public var from: ReviewStatus
  public var to: ReviewStatus

  public init(review: Review, from: ReviewStatus, to: ReviewStatus) {
    self.review = review
    self.from = from
    self.to = to
  }
}

public struct VerdictRecordedPayload: Codable, Sendable, Hashable {
  public var review: Review
  /// The verdict that was added.
  public var verdict: Verdict

  public init(review: Review, verdict: Verdict) {
    self.review = review
    self.verdict = verdict
  }
}

public struct VerdictCarriedPayload: Codable, Sendable, Hashable {
  public var review: Review
  /// The verdict as it counts for the new revision.
  public var verdict: Verdict
  /// What the new revision did to the change.
  public var because: ChangeKind

  public init(review: Review, verdict: Verdict, because: ChangeKind) {
    self.review = review
    self.verdict = verdict
    self.because = because
  }
}

public struct ChangesRequestedPayload: Codable, Sendable, Hashable {
  public var review: Review
  /// null where the task stays as it is, because it waits for a person.
  public var task: WorkItem?
  /// What was said with the request.
  public var comments: [ReviewComment]

  public init(review: Review, task: WorkItem?, comments: [ReviewComment]) {
    self.review = review
    self.task = task
    self.comments = comments
  }
}

public struct ReviewWithdrawnPayload: Codable, Sendable, Hashable {
  public var review: Review
  public var task: WorkItem

  public init(review: Review, task: WorkItem) {
    self.review = review
    self.task = task
  }
}

public struct CommentPayload: Codable, Sendable, Hashable {
  public var comment: ReviewComment
  public init(comment: ReviewComment) { self.comment = comment }
}

public struct SuggestionAppliedPayload: Codable, Sendable, Hashable {
  public var comment: ReviewComment
  public var taskVcs: TaskVcs
  /// The commit that was made.
  public var rev: CommitID

  public init(comment: ReviewComment, taskVcs: TaskVcs, rev: CommitID) {
    self.comment = comment
    self.taskVcs = taskVcs
    self.rev = rev
  }
}

public struct FileViewedPayload: Codable, Sendable, Hashable {
  public var view: FileView
  public init(view: FileView) { self.view = view }
}

public struct ReviewerJobPayload: Codable, Sendable, Hashable {
  public var job: ReviewerJob
  public init(job: ReviewerJob) { self.job = job }
}

public struct ReviewerFailedPayload: Codable, Sendable, Hashable {
  public var job: ReviewerJob
  /// Why this try failed.
  public var error: String

  public init(job: ReviewerJob, error: String) {
    self.job = job
    self.error = error
  }
}
