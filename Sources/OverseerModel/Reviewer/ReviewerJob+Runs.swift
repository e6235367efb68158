// A job from run to run.
extension ReviewerJob {
  /// How many runs a job has.
  public static let tryLimit = 3

  /// Whether the job has neither a verdict nor failed for good.
  public var isOpen: Bool {
    switch status {
    case .queued, .running: true
    case .done, .failed: false
    }
  }

  /// The job as its next run begins.
  public func started(at now: Instant) -> ReviewerJob {
    var job = self
    job.status = .running
    job.tries += 1
    job.error = nil
    job.startedAt = now
    return job
  }

  /// The job with its verdict.
  public func completed(at now: Instant) -> ReviewerJob {
    var job = self
    job.status = .done
    job.finishedAt = now
    return job
  }

  /// The job after a run without a verdict: it waits for the next one, if there is one left and it could end better.
  public func failed(_ failure: ReviewerFailure, at now: Instant) -> ReviewerJob {
    var job = self
    job.error = failure.reason
    job.status = failure.mayRetry && tries < Self.tryLimit ? .queued : .failed
    if job.status == .failed { job.finishedAt = now }
    return job
  }
}

/// How many runs may begin within an hour.
public enum ReviewerRate {
  public static let window = Duration.seconds(3600)

  /// When the next run may begin; nil where it may at once.
  ///
  /// The runs of a job count as if all had begun with its last one.
  public static func nextRun(after jobs: [ReviewerJob], maxPerHour: Int, at now: Instant) -> Instant? {
    var runs: [(ends: Instant, count: Int)] = []
    for job in jobs {
      guard let startedAt = job.startedAt, startedAt + window > now else { continue }
      runs.append((startedAt + window, job.tries))
    }
    var count = runs.reduce(0) { $0 + $1.count }
    if count < maxPerHour { return nil }
    for run in runs.sorted(by: { $0.ends < $1.ends }) {
      count -= run.count
      if count < maxPerHour { return run.ends }
    }
    return nil
  }
}
