import OverseerModel
import Testing

@Suite struct ReviewerJobTests {
  private static let job = ReviewerJob(
    id: ReviewerJobID(Sample.ulid(1)), taskID: Sample.id(5), reviewID: Sample.reviewID, revision: Sample.commit(1),
    requestedBy: Sample.person, at: Sample.noon)

  @Test func threeRunsThenItIsOver() {
    var job = Self.job
    for number in 1...ReviewerJob.tryLimit {
      job = job.started(at: Sample.later)
      #expect(job.status == .running && job.tries == number && job.error == nil && job.startedAt == Sample.later)
      job = job.failed(ReviewerFailure("no \(number)"), at: Sample.later)
      #expect(job.error == "no \(number)")
      #expect(job.status == (number < 3 ? .queued : .failed))
      #expect(job.isOpen == (number < 3))
      #expect((job.finishedAt == nil) == job.isOpen)
    }
  }

  @Test func whatCannotGetBetterIsNotTriedAgain() {
    let job = Self.job.started(at: Sample.later).failed(
      ReviewerFailure("the round ended", mayRetry: false), at: Sample.later)
    #expect(job.status == .failed && job.tries == 1 && job.finishedAt == Sample.later)
  }

  @Test func aVerdictEndsIt() {
    let job = Self.job.started(at: Sample.noon).completed(at: Sample.later)
    #expect(job.status == .done && !job.isOpen && job.finishedAt == Sample.later && job.error == nil)
  }

  private func job(runs: Int, secondsAgo: Int) -> ReviewerJob {
    var job = Self.job
    for _ in 0..<runs { job = job.started(at: Sample.noon + .seconds(-secondsAgo)) }
    return job
  }

  @Test(arguments: [
    // Runs with how long ago they began, how many may begin, and in how many seconds the next may.
    ([], 1, Int?.none),
    ([(1, 3600)], 1, nil),
    ([(1, 3599)], 1, 1),
    ([(1, 0)], 1, 3600),
    ([(1, 10), (1, 20)], 3, nil),
    ([(1, 10), (1, 20)], 2, 3580),
    ([(1, 10), (1, 20)], 1, 3590),
    ([(3, 100), (1, 20)], 4, 3500),
    ([(3, 100), (1, 20)], 1, 3580),
    ([(0, 0)], 1, nil),
  ])
  func soManyRunsBeginWithinAnHour(runs: [(Int, Int)], maxPerHour: Int, wait: Int?) {
    let jobs = runs.map { job(runs: $0.0, secondsAgo: $0.1) }
    #expect(
      ReviewerRate.nextRun(after: jobs, maxPerHour: maxPerHour, at: Sample.noon)
        == wait.map { Sample.noon + .seconds($0) })
  }
}
