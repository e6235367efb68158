import OverseerModel
import Testing

@testable import OverseerCLI

/// What people are told of a round where something did not go as it should.
struct ReviewStandingTests {
  private static func task(_ status: TaskStatus) -> WorkItem {
    var task = ReviewSample.task
    task.status = status
    return task
  }

  private static func job(_ status: ReviewerJob.Status) -> ReviewerJob {
    var job = ReviewerJob(
      id: ReviewerJobID(Sample.ulid("0AGNT1")), taskID: ReviewSample.task.id, reviewID: ReviewSample.pending.id,
      revision: ReviewSample.head, requestedBy: Sample.alice, at: Sample.ago(.seconds(600)))
    (job.status, job.tries, job.error) = (status, 3, "its answer is not JSON")
    return job
  }

  @Test func `a gate that was pending for too long says so`() {
    let reason = "it was Pending for more than 3600 seconds"
    for status in [GateResult.Status.timeout, .escalated] {
      let result = ReviewSample.result(ReviewSample.test, status, code: 75, reason: reason, milliseconds: 12)
      let text = GateLine.text(GateLine.lines([result]), Sample.plain).joined()
      #expect(text.contains("\(reason), attempt 1"), "\(text)")
      #expect(!text.contains("0.0s") && !text.contains("exit 75"), "\(text)")
    }
  }

  @Test(arguments: [TaskStatus.pending, .inProgress, .awaitingHuman, .cancelled])
  func `what was reopened cannot land`(_ status: TaskStatus) {
    let review = ReviewSample.review("0RVW03", round: 3, .approved)
    let text = ReviewNextText.lines(review, of: Self.task(status), Sample.plain).joined()
    #expect(!text.contains("os land"), "\(text)")
    #expect(text.contains("os task submit") == (status != .cancelled), "\(text)")
  }

  @Test func `what is approved can land`() {
    let review = ReviewSample.review("0RVW03", round: 3, .approved)
    for task in [Self.task(.completed), nil] {
      #expect(ReviewNextText.lines(review, of: task, Sample.plain).joined().contains("It can land: os land"))
    }
  }

  @Test func `an agent that failed to judge is shown`() {
    var text = ReviewText(review: ReviewSample.pending, task: ReviewSample.task)
    text.job = Self.job(.failed)
    #expect(text.text(Sample.plain).contains("failed after 3 tries\n  its answer is not JSON"))
    text.job = Self.job(.done)
    #expect(!text.text(Sample.plain).contains("The agent's review"))
  }

  @Test func `an agent that failed to judge is no success`() {
    #expect(ReviewExit.status(of: Self.job(.failed)) == 8)
    for status in [ReviewerJob.Status.queued, .running, .done] {
      #expect(ReviewExit.status(of: Self.job(status)) == 0)
    }
  }
}
