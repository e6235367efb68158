import OverseerModel
import OverseerProcess
import OverseerStore
import Synchronization

/// The jobs for one revision of a review, as they stand in the database.
struct ReviewerQueue: Sendable {
  let review: ReviewID
  let revision: CommitID
  let task: WorkItem
  let maxPerHour: Int
  let policy: ReviewPolicy
  let overseer: Overseer
  let caller: Caller

  /// In whose name reviewers judge.
  static let principal = Principal.agent(name: "reviewer", session: nil, checkout: nil)

  /// What is to be done next.
  enum Turn: Sendable {
    /// The job has begun, and is this process's to end.
    case run(ReviewerJob)
    /// The job is another's, or has come to its end, or has to wait.
    case leave(ReviewerJob)
  }

  /// The jobs that this process runs.
  fileprivate static let underWay = Mutex<Set<ReviewerJobID>>([])

  static func leave(_ job: ReviewerJobID) { underWay.withLock { _ = $0.remove(job) } }

  /// Ends the runs of this repository that were cut short, and the jobs that nobody needs any more.
  func recover() async throws(OverseerError) {
    try await Self.recover(task.repoID, in: overseer, as: caller)
  }

  /// The same for a repository, or for all.
  static func recover(_ repo: RepoID?, in overseer: Overseer, as caller: Caller) async throws(OverseerError) {
    try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      for job in try writing.reading.reviewerJobs(status: [.queued, .running], repo: repo, limit: .max) {
        guard try !writing.reading.isUnderWay(job), let failure = try writing.reading.failure(of: job) else { continue }
        _ = try writing.fail(job, failure, goesOn: false)
      }
    }
  }

  /// Begins the next run, of a new job where none waits.
  ///
  /// - Parameter last: The job that this process has run, and which may be run again.
  func begin(after last: ReviewerJob?) async throws(OverseerError) -> Turn {
    try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) -> Turn in
      let reading = writing.reading
      let waiting = try reading.reviewerJobs(of: review).last { $0.isOpen && $0.revision == revision }
      if let last {
        guard let waiting, waiting.id == last.id else { return .leave(try reading.reviewerJob(last.id) ?? last) }
      } else if let waiting, try reading.isUnderWay(waiting) {
        return .leave(waiting)
      }
      do throws(OverseerError) {
        try check(try reading.existing(review))
      } catch {
        guard let waiting else { throw error }
        return .leave(try writing.fail(waiting, ReviewerFailure(error.message, mayRetry: false), goesOn: false))
      }
      if let next = try nextRun(reading) {
        guard let waiting, last != nil else { throw refusal(until: next) }
        try writing.endReviewerRun(waiting.id)
        return .leave(waiting)
      }
      return .run(try start(waiting, writing))
    }
  }

  private func start(_ waiting: ReviewerJob?, _ writing: Writing) throws(OverseerError) -> ReviewerJob {
    var job: ReviewerJob
    if let waiting {
      job = waiting
    } else {
      job = ReviewerJob(
        id: ReviewerJobID(writing.identifier()), taskID: task.id, reviewID: review, revision: revision,
        requestedBy: caller.principal, at: writing.now)
      try writing.record(.gitAiQueued(ReviewerJobPayload(job: job)), about: task)
    }
    job = job.started(at: writing.now)
    try writing.record(.gitAiStarted(ReviewerJobPayload(job: job)), about: task)
    let process = ProcessMark.current
    try writing.beginReviewerRun(job.id, pid: process.pid, processStarted: process.started)
    // Before anybody can see it.
    Self.underWay.withLock { [id = job.id] in _ = $0.insert(id) }
    return job
  }

  /// Refuses unless an agent has to judge this very revision now.
  private func check(_ review: Review) throws(OverseerError) {
    guard review.headCommit == revision else {
      throw OverseerError(
        .conflict, "\(revision.short) is not the present revision of \(review.id)",
        hint: "Start it anew: os review agent \(task.id)")
    }
    guard review.status == .agentPending else {
      throw OverseerError(
        .invalidState, "an agent cannot review what is \(review.status.rawValue)",
        hint: "See what it waits for: os review show \(task.id)",
        details: [
          "from": .string(review.status.rawValue), "allowed": [.string(ReviewStatus.agentPending.rawValue)],
        ])
    }
    guard review.openPhase(policy) == .agent else {
      throw OverseerError(
        .invalidState, "an agent has judged \(revision.short) already, or need not",
        hint: "See what was said: os review show \(task.id)")
    }
  }

  private func nextRun(_ reading: Reading) throws(OverseerError) -> Instant? {
    let recent = try reading.reviewerJobs(startedAfter: reading.now + (.zero - ReviewerRate.window), repo: task.repoID)
    return ReviewerRate.nextRun(after: recent, maxPerHour: maxPerHour, at: reading.now)
  }

  /// When a run may begin that was refused as too many have begun within the hour.
  static func retry(after refusal: OverseerError) -> Instant? {
    refusal.details["retry_at"]?.stringValue.flatMap(Instant.init)
  }

  private func refusal(until next: Instant) -> OverseerError {
    OverseerError(
      .rateLimited, "the reviewer may run \(maxPerHour) times an hour here, and did", hint: "Try again at \(next).",
      details: ["retry_at": .string("\(next)"), "max_per_hour": .integer(Int64(maxPerHour))])
  }
}

// How a run ends.
extension ReviewerQueue {
  /// Records the verdict, or that there is none and why, and gives the job as it is then.
  ///
  /// The call may have been cancelled: what was begun is ended all the same.
  func end(
    _ job: ReviewerJob, with verdict: Result<ReviewerVerdict, ReviewerFailure>
  ) async throws(OverseerError) -> ReviewerJob {
    let goesOn = !Task.isCancelled
    // justified: it is awaited here, and a task of its own is not cancelled with this one
    let ended = Task(executorPreference: FileExecutor.shared) {
      await self.ended(job, with: verdict, goesOn: goesOn)
    }
    return try await ended.value.get()
  }

  private func ended(
    _ job: ReviewerJob, with verdict: Result<ReviewerVerdict, ReviewerFailure>, goesOn: Bool
  ) async -> Result<ReviewerJob, OverseerError> {
    do throws(OverseerError) {
      do throws(ReviewerFailure) {
        return .success(try await record(try verdict.get(), of: job))
      } catch {
        return .success(
          try await overseer.store.writeAsync(as: caller.context) { [failure = error] writing throws(OverseerError) in
            guard let present = try writing.reading.reviewerJob(job.id), present == job else { return job }
            return try writing.fail(present, failure, goesOn: goesOn)
          })
      }
    } catch {
      return .failure(error)
    }
  }

  /// Publishes the comments and takes the verdict, all or nothing: the rules for reviews decide whether it counts.
  private func record(_ verdict: ReviewerVerdict, of job: ReviewerJob) async throws(ReviewerFailure) -> ReviewerJob {
    do throws(OverseerError) {
      let sources = try await GateSources.read(for: task, head: job.revision, in: overseer)
      let context = WriteContext(actor: Self.principal, source: caller.source, correlationID: caller.correlationID)
      return try await overseer.store.writeAsync(as: context) { writing throws(OverseerError) in
        guard try writing.reading.reviewerJob(job.id) == job else {
          throw OverseerError(.conflict, "another process has taken \(job.id) over")
        }
        let review = try writing.reading.existing(job.reviewID)
        _ = try verdict.comments.publish(writing)
        _ = try writing.take(verdict.step(on: job.revision), on: review, gates: sources.gates, policy: sources.policy)
        let done = job.completed(at: writing.now)
        try writing.record(.gitAiCompleted(ReviewerJobPayload(job: done)), about: task)
        try writing.endReviewerRun(job.id)
        return done
      }
    } catch {
      throw ReviewerFailure(error.message, mayRetry: error.code == .unavailable)
    }
  }
}

extension Reading {
  /// Whether a process that has not ended runs the job.
  func isUnderWay(_ job: ReviewerJob) throws(OverseerError) -> Bool {
    guard let mark = try reviewerRun(of: job.id) else { return false }
    let process = ProcessMark(pid: mark.pid, started: mark.processStarted)
    return process == .current ? ReviewerQueue.underWay.withLock { $0.contains(job.id) } : process.isAlive
  }

  /// Why a job that no process runs cannot stay as it is; nil where it can.
  fileprivate func failure(of job: ReviewerJob) throws(OverseerError) -> ReviewerFailure? {
    let review = try review(job.reviewID)
    if review?.status.isActive != true { return ReviewerFailure("the round ended meanwhile", mayRetry: false) }
    if review?.headCommit != job.revision {
      return ReviewerFailure("the change was restacked meanwhile", mayRetry: false)
    }
    return job.status == .running ? ReviewerFailure("the process that ran it is gone") : nil
  }
}

extension Writing {
  /// Records that a run gave no verdict.
  ///
  /// - Parameter goesOn: Whether the process that ran it is about to run it again, where it may.
  fileprivate func fail(
    _ job: ReviewerJob, _ failure: ReviewerFailure, goesOn: Bool
  ) throws(OverseerError) -> ReviewerJob {
    let failed = job.failed(failure, at: now)
    try record(
      .gitAiFailed(ReviewerFailedPayload(job: failed, error: failure.reason)), about: try reading.existing(job.taskID))
    if failed.status != .queued || !goesOn { try endReviewerRun(job.id) }
    return failed
  }
}
