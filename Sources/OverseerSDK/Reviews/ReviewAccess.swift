import OverseerModel
import OverseerStore

extension Reading {
  /// The review, or `not_found`.
  func existing(_ id: ReviewID) throws(OverseerError) -> Review {
    guard let review = try review(id) else {
      throw OverseerError.notFound("review", "\(id)", hint: "`os review list TASK` shows those of a task.")
    }
    return review
  }

  /// The review that is under way for a task, or `not_found`.
  func existingActiveReview(of task: AnyTaskID) throws(OverseerError) -> Review {
    guard let review = try activeReview(of: existing(task).id) else {
      throw OverseerError.notFound(
        "active review of", "\(task)", hint: "A submit opens one: os task submit \(task)")
    }
    return review
  }
}

/// Shows a review: one round of judging a task.
public struct GetReview: ReadOperation {
  public static let spec = OperationSpec(
    "reviews.get", "Show a review", who: .any, .get, "/reviews/{id}", errors: [.notFound])
  public static var isBounded: Bool { true }

  public var id: ReviewID

  public init(id: ReviewID) { self.id = id }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Review {
    try reading.existing(id)
  }
}

/// Shows the review that is under way for a task.
public struct GetActiveReview: ReadOperation {
  public static let spec = OperationSpec(
    "reviews.get_active", "Show the review that is under way for a task", who: .any, .get,
    "/tasks/{task_id}/reviews/active", errors: [.notFound])
  public static var isBounded: Bool { true }

  public var taskID: AnyTaskID

  public init(taskID: AnyTaskID) { self.taskID = taskID }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Review {
    try reading.existingActiveReview(of: taskID)
  }
}

/// Gives the last review of a task, under way or ended; null where it was never submitted.
public struct GetLatestReview: ReadOperation {
  public static let spec = OperationSpec(
    "reviews.get_latest", "Show the last review of a task", who: .any, .get, "/tasks/{task_id}/reviews/latest",
    errors: [.notFound])
  public static var isBounded: Bool { true }

  public var taskID: AnyTaskID

  public init(taskID: AnyTaskID) { self.taskID = taskID }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Review? {
    try reading.latestReview(of: reading.existing(taskID).id)
  }
}

/// Lists the reviews of a task, the first round first.
public struct ListReviews: ReadOperation {
  public static let spec = OperationSpec(
    "reviews.list", "List the reviews of a task", who: .any, .get, "/tasks/{task_id}/reviews", errors: [.notFound])

  public var taskID: AnyTaskID
  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?
  /// The last review of the page before.
  public var after: ReviewID?

  public init(taskID: AnyTaskID, limit: Int? = nil, after: ReviewID? = nil) {
    self.taskID = taskID
    self.limit = limit
    self.after = after
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [Review] {
    let limit = try Page.limit(limit)
    var reviews = try reading.reviews(of: try reading.existing(taskID).id)[...]
    if let after {
      guard let place = reviews.firstIndex(where: { $0.id == after }) else { throw Page.unknown(after: "\(after)") }
      reviews = reviews[(place + 1)...]
    }
    return Array(reviews.prefix(limit))
  }
}
