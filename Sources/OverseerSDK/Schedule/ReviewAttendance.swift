import OverseerModel
import OverseerStore

/// Looks after all reviews of an installation, as a server does: runs the gates that they wait for, asks Pending ones
/// again in time, also the optional ones that a round has gone on without, has reviewers judge, and ends what processes
/// that are gone have left behind.
///
/// Others may do the same at the same time: one call runs the gates of a review, whichever process it is of. Nothing is
/// done for claims and their leases, as those are judged by the time at which they are looked at.
public struct ReviewAttendance: Sendable {
  /// Something could not be done. It is tried again with the next event about it, and every minute.
  public struct Trouble: Sendable, Hashable {
    /// nil where it is about no review.
    public var review: ReviewID?
    public var error: OverseerError
  }

  private let overseer: Overseer
  private let report: @Sendable (Trouble) -> Void

  /// - Parameter report: Hears of trouble; of the same with the same review only once.
  public init(of overseer: Overseer, report: @escaping @Sendable (Trouble) -> Void) {
    self.overseer = overseer
    self.report = report
  }

  /// In whose name it acts.
  static let caller = Caller(principal: .system, source: .system, hasProvenHuman: false)
  /// How many reviews are looked after at a time; each may run as many gates as there are cores.
  private static let limit = 4
  /// How often everything is looked through: for what is nowhere told, and to try again what has failed.
  private static let round = Duration.seconds(60)
  /// How long after a commit the next look at the log comes: where many commit, a look for each costs as much again.
  private static let rest = Duration.milliseconds(50)

  private enum Message: Sendable {
    /// Something was committed.
    case commit
    case lookThrough
    /// Time has passed.
    case tick
    case ended(ReviewID, Result<Instant?, OverseerError>)
  }

  /// Goes on until the call is cancelled, and ends soon then: gates that it runs are broken off, and run again by
  /// whoever comes next.
  public func run() async {
    await withTaskExecutorPreference(FileExecutor.shared) {
      let mailbox = Mailbox<Message>()
      await withDiscardingTaskGroup { group in
        group.addTask { await listen(mailbox) }
        group.addTask { await tick(mailbox) }
        var list = AttendanceList<ReviewID>(limit: Self.limit)
        var seq: Int64?
        var told: [ReviewID: OverseerError] = [:]
        while let messages = await mailbox.take() {
          for message in messages {
            do throws(OverseerError) {
              try await take(message, &list, &seq, &told)
            } catch {
              if !Task.isCancelled { report(Trouble(review: nil, error: error)) }
            }
          }
          for review in list.begin() {
            group.addTask { mailbox.put(.ended(review, await look(after: review))) }
          }
        }
        group.cancelAll()
      }
    }
  }

  private func take(
    _ message: Message, _ list: inout AttendanceList<ReviewID>, _ seq: inout Int64?,
    _ told: inout [ReviewID: OverseerError]
  ) async throws(OverseerError) {
    switch message {
    case .commit: for review in try await news(since: &seq) { list.notice(review) }
    case .lookThrough: for review in try await open() { list.notice(review) }
    case .tick:
      if list.hasDates {
        list.advance(to: try await overseer.store.readAsync { reading throws(OverseerError) in reading.now })
      }
      // Nobody tells what other processes commit, where nobody else follows the log.
      for review in try await news(since: &seq) { list.notice(review) }
    case .ended(let review, .success(let next)):
      told[review] = nil
      list.end(review, next: next)
    case .ended(let review, .failure(let error)):
      list.end(review, next: nil)
      // A task that was deleted has taken the review along.
      guard error.code != .notFound, told[review] != error, !Task.isCancelled else { return }
      told[review] = error
      report(Trouble(review: review, error: error))
    }
  }

  /// Does for one review what is due now; when to look again, if nothing happens before.
  private func look(after review: ReviewID) async -> Result<Instant?, OverseerError> {
    let care = ReviewCare(review: review, overseer: overseer, caller: Self.caller)
    do throws(OverseerError) {
      let gates = try await care.runGates()
      if Task.isCancelled { return .success(nil) }
      return .success([gates, try await care.runReviewer()].compactMap { $0 }.min())
    } catch {
      return .failure(error)
    }
  }
}

// What tells that there may be something to do.
extension ReviewAttendance {
  /// What can let a review go on, or shows that somebody else has left it. What the attendance itself brings about does
  /// not count, or failures would be tried again without end.
  private static let filter = EventFilter(
    types: [
      "TaskUpdated", "TaskSubmitted", "ReviewCreated", "ReviewRevised", "ReviewPhaseChanged", "VerdictRecorded",
      "HelpResumed", "GateAdded", "GateUpdated", "GateRemoved", "GateTrusted", "GatePending", "GatePassed",
      "GateFailed", "GateTimedOut", "GateEscalated", "GateVoided", "GateNotApplicable", "GitAiQueued", "GitAiFailed",
    ], sources: EventSource.allCases.filter { $0 != .system })

  /// So many events are looked at one by one. Where there are more, all reviews that wait are fewer.
  private static let most = 1000

  /// The reviews that something has happened to since the event `seq`, which becomes the last one. All that wait where
  /// that is not known.
  private func news(since seq: inout Int64?) async throws(OverseerError) -> [ReviewID] {
    let (head, reviews) = try await overseer.store.readAsync { [seq] reading throws(OverseerError) in
      (try reading.headSeq(), try Self.reviews(since: seq, in: reading))
    }
    let found = if let reviews { reviews } else { try await open() }
    seq = head
    return found
  }

  /// nil where it cannot be told which.
  private static func reviews(since seq: Int64?, in reading: Reading) throws(OverseerError) -> [ReviewID]? {
    // Events may have been pruned meanwhile, and one that cannot be read must not keep those after it from being seen.
    guard let seq, (try? reading.checkLog(after: seq)) != nil,
      let events = try? reading.events(filter, after: seq, before: nil, limit: most + 1), events.count <= most
    else { return nil }
    var tasks: Set<AnyTaskID> = []
    for event in events {
      guard let task = event.taskID else { return nil }
      tasks.insert(task)
    }
    var reviews: [ReviewID] = []
    for task in tasks.sorted() {
      if let review = try reading.activeReview(of: task)?.id { reviews.append(review) }
    }
    return reviews
  }

  private func listen(_ mailbox: Mailbox<Message>) async {
    let wakes = overseer.store.ownWakes()
    // What happened before.
    mailbox.put(.commit)
    for await _ in wakes {
      mailbox.put(.commit)
      try? await Task.sleep(for: Self.rest)
    }
  }

  private func tick(_ mailbox: Mailbox<Message>) async {
    var next = ContinuousClock.now + Self.round
    while !Task.isCancelled {
      try? await Task.sleep(for: ReviewCare.pulse)
      mailbox.put(.tick)
      guard ContinuousClock.now >= next else { continue }
      mailbox.put(.lookThrough)
      next = .now + Self.round
    }
  }

  /// The reviews that wait for something else than people, or that somebody has left. Reviewers and acts on
  /// repositories that were cut short are ended here.
  private func open() async throws(OverseerError) -> [ReviewID] {
    try await ReviewerQueue.recover(nil, in: overseer, as: Self.caller)
    let (reviews, repos) = try await overseer.store.readAsync { reading throws(OverseerError) in
      let waiting = try reading.activeReviews(repo: nil, status: [.gatesPending, .agentPending], limit: .max)
      let left = try reading.gateRuns().filter { !GateTurn.isHeld($0) }.map(\.reviewID)
      let known = Set(waiting.map(\.id))
      let others = Set(left + (try reading.reviewsWithOpenGates())).subtracting(known).sorted()
      return (waiting.map(\.id) + others, try reading.reposWithRunningJournal())
    }
    for repo in repos {
      do throws(OverseerError) {
        try await RepositoryAct.endLeft(repo, in: overseer, as: Self.caller)
      } catch {
        report(Trouble(review: nil, error: error))
      }
    }
    return reviews
  }
}
