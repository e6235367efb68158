import OverseerModel
import OverseerStore

/// Waits until there is something to do about a task's review: a verdict, or a comment to answer.
///
/// The caller's claim is renewed meanwhile. Without a server, gates that nobody runs, or that have to be asked again, are
/// run by the call: what it has begun when its time is up, or when there is a comment, it ends first, as nobody else
/// would.
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
    let work = UnbrokenWork()
    let ended = await withTaskCancellationHandler {
      await race(work, overseer, caller)
    } onCancel: {
      work.cancel()
    }
    guard let ended else { return first }
    let told = try ended.get()
    // Gates that were run to their end after the time was up may have decided.
    return told.why == .timedOut ? try await news(in: overseer, as: caller) : told
  }

  /// Waits like the operation, for `limit` at most, but only looks: it renews no claim and runs no gate, so that it
  /// leaves no trace and ends as soon as its time is up.
  public func look(
    in overseer: Overseer, as caller: Caller, for limit: Duration
  ) async throws(OverseerError) -> ReviewNews {
    try caller.authorize(Self.spec)
    try await overseer.store.readAsync { reading throws(OverseerError) in
      try caller.checkBounds(of: self, in: reading)
    }
    let first = try await news(in: overseer, as: caller)
    if first.why != .timedOut || limit <= .zero { return first }
    let ended = await withTaskGroup(of: Result<ReviewNews, OverseerError>?.self) { group in
      group.addTask { await Self.result { () throws(OverseerError) in try await watch(overseer, caller) } }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? nil
    }
    guard let ended else { return try await news(in: overseer, as: caller) }
    return try ended.get()
  }

  /// What comes first. Everything else has ended then, too.
  private func race(
    _ work: UnbrokenWork, _ overseer: Overseer, _ caller: Caller
  ) async -> Result<ReviewNews, OverseerError>? {
    await withTaskGroup(of: Result<ReviewNews, OverseerError>.self) { group in
      group.addTask { await Self.result { () throws(OverseerError) in try await watch(overseer, caller) } }
      group.addTask { await Self.result { () throws(OverseerError) in try await goOn(work, overseer, caller) } }
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

  /// How often the caller's claim is renewed.
  private static let renewal = Duration.seconds(600)
  /// How often it is looked whether a server has come or gone, and whether a gate is to be asked again.
  private static let pulse = Duration.seconds(1)

  /// Runs what the review needs, as long as there is no server that does so.
  private func goOn(
    _ work: UnbrokenWork, _ overseer: Overseer, _ caller: Caller
  ) async throws(OverseerError) -> ReviewNews {
    var isDue = true
    var next: Instant?
    while !Task.isCancelled {
      let (review, seq) = try await overseer.store.readAsync { reading throws(OverseerError) in
        (try reading.activeReview(of: taskID)?.id, try reading.headSeq())
      }
      let isServed = try ServerAddress.find(in: overseer.installation) != nil
      if isDue, !isServed, let review {
        next = try await look(after: ReviewCare(review: review, overseer: overseer, caller: caller), work)
      }
      let hasNews = try await overseer.store.pause(Self.pulse, orAfter: seq, EventFilter(taskID: taskID))
      let now = try await overseer.store.readAsync { reading throws(OverseerError) in reading.now }
      // A server that is gone has perhaps left something.
      isDue = hasNews || isServed || next.map { $0 <= now } ?? false
    }
    return try await news(in: overseer, as: caller)
  }

  /// When to look again, if nothing happens before.
  private func look(after care: ReviewCare, _ work: UnbrokenWork) async throws(OverseerError) -> Instant? {
    let next = try await work.run { () throws(OverseerError) in try await care.runGates() }
    if Task.isCancelled { return nil }
    do throws(OverseerError) {
      let other = try await work.run { () throws(OverseerError) in try await care.runReviewer() }
      return [next, other].compactMap { $0 }.min()
    } catch {
      // Whoever waits can do nothing about the reviewer.
      guard [.preconditionFailed, .unavailable, .vcsFailed].contains(error.code), !Task.isCancelled else { throw error }
      return next
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
    /// The round ended without a verdict: it was withdrawn, or the task cancelled.
    case ended = "Ended"
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
      case .changesRequested: review.hasVerdict ? .changesRequested : .ended
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

extension Review {
  /// Of a round that has ended: whether somebody, or a gate, has judged it.
  fileprivate var hasVerdict: Bool {
    switch endedBy {
    case .gates, .agent, .human: true
    case .withdrawn, .superseded, .cancelled, nil: false
    }
  }
}
