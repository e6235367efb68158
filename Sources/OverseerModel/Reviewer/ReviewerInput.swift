/// What a reviewer reads from its standard input, as one JSON document.
public struct ReviewerInput: Codable, Sendable, Hashable {
  public var task: WorkItem
  /// The round that is to be judged.
  public var review: Review
  public var diff: ReviewerDiff
  /// The texts that explain the task, its own and the inherited ones.
  public var taskContext: TaskInContext.Contexts
  public var learnings: InheritedLearnings
  /// Of this round, oldest first.
  public var gateResults: [GateResult]
  /// The threads of all rounds, oldest first, with where they belong now.
  public var earlierComments: [FeedbackComment]

  public init(
    task: WorkItem, review: Review, diff: ReviewerDiff, taskContext: TaskInContext.Contexts,
    learnings: InheritedLearnings, gateResults: [GateResult], earlierComments: [FeedbackComment]
  ) {
    self.task = task
    self.review = review
    self.diff = diff
    self.taskContext = taskContext
    self.learnings = learnings
    self.gateResults = gateResults
    self.earlierComments = earlierComments
  }
}
