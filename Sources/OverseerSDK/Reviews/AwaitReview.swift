import OverseerModel
import OverseerStore

/// Waits until there is something to do about a task's review: a verdict, or a comment to answer.
///
/// Gates that nobody runs any more, or that have to be asked again, are run meanwhile. The caller's claim is renewed.
public struct AwaitReview: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.wait", "Wait for a verdict or a comment", who: .any, .get, "/tasks/{task_id}/wait",
    errors: [.notFound, .preconditionFailed, .unavailable, .vcsFailed])

  /// What to wait for besides a verdict.
  public enum Until: String, Codable, Sendable, CaseIterable {
    case verdict
    /// A comment that waits for an answer, too.
    case comment
    /// That, and that the review waits for a person.
    case human
  }

  public var taskID: AnyTaskID
  /// `comment` unless told.
  public var until: Until?
  /// How many seconds at most; without end where it is not given.
  public var timeoutSecs: Int?

  public init(taskID: AnyTaskID, until: Until? = nil, timeoutSecs: Int? = nil) {
    self.taskID = taskID
    self.until = until
    self.timeoutSecs = timeoutSecs
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> ReviewNews {
    if let timeoutSecs, timeoutSecs < 0 {
      throw OverseerError.invalidField("timeout_secs", "must be 0 or more, not \(timeoutSecs)")
    }
    let first = try await news(in: overseer, as: caller)
    if first.why != .timedOut || timeoutSecs == 0 { return first }
    let ended = await withTaskGroup(of: Result<ReviewNews, OverseerError>.self) { group in
      group.addTask { await Self.result { () throws(OverseerError) in try await watch(overseer, caller) } }
      group.addTask { await Self.result { () throws(OverseerError) in try await goOn(overseer, caller) } }
      group.addTask { await Self.result { () throws(OverseerError) in try await keepClaim(overseer, caller) } }
      if let timeoutSecs {
        group.addTask {
          try? await Task.sleep(for: .seconds(timeoutSecs))
          return await Self.result { () throws(OverseerError) in try await news(in: overseer, as: caller) }
        }
      }
      let first = await group.next()
      group.cancelAll()
      return first
    }
    guard let ended else { return first }
    return try ended.get()
  }

  /// What there is to say now; ``ReviewNews/Reason/timedOut`` for nothing.
  private func news(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> ReviewNews {
    let now = try await overseer.store.readAsync { reading throws(OverseerError) in
      let task = try reading.existing(taskID)
      guard let review = try reading.latestReview(of: taskID) else {
        throw OverseerError(
          .preconditionFailed, "\(taskID) has not been submitted", hint: "A submit opens a review: os task submit")
      }
      return (task: task, review: review, comments: try reading.comments(of: taskID))
    }
    return ReviewNews(
      about: now.review, taskWaits: now.task.status == .awaitingHuman, now.comments, for: caller.principal,
      until: until ?? .comment)
  }

  private func watch(_ overseer: Overseer, _ caller: Caller) async throws(OverseerError) -> ReviewNews {
    var events = try overseer.store.events(filter: EventFilter(taskID: taskID)).makeAsyncIterator()
    while true {
      let news = try await news(in: overseer, as: caller)
      if news.why != .timedOut { return news }
      guard try await events.next() != nil else { return news }
    }
  }

  /// How often it is looked whether a process that runs the gates still lives, as nobody tells.
  private static let pulse = Duration.seconds(2)
  /// How often the caller's claim is renewed.
  private static let renewal = Duration.seconds(600)

  private func goOn(_ overseer: Overseer, _ caller: Caller) async throws(OverseerError) -> ReviewNews {
    // The revisions for which a reviewer was asked for: where none is set up, asking again helps nobody.
    var asked: Set<CommitID> = []
    while !Task.isCancelled {
      let review = try await overseer.store.readAsync { reading throws(OverseerError) in
        try reading.activeReview(of: taskID)
      }
      if let review, review.status == .gatesPending {
        _ = try await GatePass.run(review.id, in: overseer, as: caller, untilPending: false)
      }
      if let review, let revision = try await unjudged(review, overseer), asked.insert(revision).inserted {
        _ = try await overseer.goOn(review.id, as: caller)
      }
      try? await Task.sleep(for: Self.pulse)
    }
    return try await news(in: overseer, as: caller)
  }

  /// The revision, where no reviewer has looked at it. A reviewer that has failed waits for a person.
  private func unjudged(_ review: Review, _ overseer: Overseer) async throws(OverseerError) -> CommitID? {
    try await overseer.store.readAsync { reading throws(OverseerError) in
      guard let present = try reading.review(review.id), present.status == .agentPending,
        try !reading.reviewerJobs(of: review.id).contains(where: { $0.revision == present.headCommit })
      else { return nil }
      return present.headCommit
    }
  }

  private func keepClaim(_ overseer: Overseer, _ caller: Caller) async throws(OverseerError) -> ReviewNews {
    while !Task.isCancelled {
      try await renewClaim(in: overseer, as: caller)
      try? await Task.sleep(for: Self.renewal)
    }
    return try await news(in: overseer, as: caller)
  }

  private func renewClaim(in overseer: Overseer, as caller: Caller) async throws(OverseerError) {
    guard !caller.principal.isHuman else { return }
    try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      try writing.renew(taskID)
    }
  }

  private static func result(
    _ body: () async throws(OverseerError) -> ReviewNews
  ) async -> Result<ReviewNews, OverseerError> {
    do throws(OverseerError) { return .success(try await body()) } catch { return .failure(error) }
  }
}

/// What there is to do about a review.
public struct ReviewNews: Codable, Sendable, Hashable {
  public enum Reason: String, Codable, Sendable, CaseIterable {
    case approved = "Approved"
    case changesRequested = "ChangesRequested"
    /// Somebody waits for an answer.
    case comment = "Comment"
    /// A person has to decide.
    case human = "Human"
    /// Nothing happened in time.
    case timedOut = "TimedOut"
  }

  /// The last round.
  public var review: Review
  public var why: Reason
  /// The comments to answer, oldest first.
  public var comments: [ReviewComment]

  init(
    about review: Review, taskWaits: Bool, _ comments: [ReviewComment], for caller: Principal,
    until: AwaitReview.Until
  ) {
    self.review = review
    self.comments = CommentThread.threads(of: comments)
      .filter { $0.awaitsAnswer(of: caller.commentAuthor, named: caller.label) }.map(\.last)
    let needsPerson = taskWaits || review.status == .humanPending || review.status == .gatesEscalated
    why =
      switch review.status {
      case .approved: .approved
      case .changesRequested: .changesRequested
      case .gatesPending, .gatesEscalated, .agentPending, .humanPending:
        if until != .verdict, !self.comments.isEmpty {
          .comment
        } else if until == .human, needsPerson {
          .human
        } else {
          .timedOut
        }
      }
  }
}
