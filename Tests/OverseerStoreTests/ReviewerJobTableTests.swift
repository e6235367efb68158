import OverseerModel
import Testing

@testable import OverseerStore

@Suite("Jobs of reviewers, and what was looked at")
struct ReviewerJobTableTests {
  @Test("A job is read as it was written, and found by its round, its status and its repository")
  func jobs() throws {
    let scene = try ReviewScene()
    let (review, other) = (scene.review(1), scene.review(2, of: scene.task(0, scene.repos[1])))
    try scene.put(review)
    try scene.put(other)
    var first = scene.job(11, for: review)
    let (second, third) = (scene.job(12, for: review), scene.job(13, for: other))
    try scene.put(
      .gitAiQueued(ReviewerJobPayload(job: second)), .gitAiQueued(ReviewerJobPayload(job: first)),
      .gitAiQueued(ReviewerJobPayload(job: third)))
    first.status = .failed
    first.tries = 3
    first.error = "no “answer”"
    first.startedAt = first.createdAt + .seconds(1)
    first.finishedAt = first.createdAt + .seconds(2)
    try scene.put(.gitAiFailed(ReviewerFailedPayload(job: first, error: "no “answer”")))
    let (failed, repo) = (first, scene.repos[1])
    try scene.read { reading throws(OverseerError) in
      #expect(try reading.reviewerJob(failed.id) == failed)
      #expect(try reading.reviewerJobs(of: review.id) == [failed, second])
      #expect(try reading.reviewerJobs(status: [.queued], repo: nil, limit: 9) == [second, third])
      #expect(try reading.reviewerJobs(status: [.queued, .failed], repo: nil, limit: 2) == [failed, second])
      #expect(try reading.reviewerJobs(status: [.queued], repo: repo, limit: 9) == [third])
      #expect(try reading.reviewerJobs(status: [], repo: nil, limit: 9) == [])
      #expect(try reading.reviewerJobs(endingWith: String("\(third.id)".suffix(6)), limit: 9) == [third.id])
      #expect(try reading.everyReviewerJob() == [failed, second, third])
      #expect(try reading.verify().ok)
    }
  }

  @Test("A view is kept for each person and file, the last one")
  func views() throws {
    let scene = try ReviewScene()
    let task = scene.task(0)
    let old = scene.view(of: task, "b")
    let views = [
      scene.view(of: task, "b", digit: "1"), scene.view(of: task, "a"), scene.view(of: task, "a", by: "grace"),
      scene.view(of: scene.task(1), "a"),
    ]
    for view in [old] + views { try scene.put(.fileViewed(FileViewedPayload(view: view))) }
    try scene.read { reading throws(OverseerError) in
      #expect(try reading.fileViews(of: task, by: "human:ada") == [views[1], views[0]])
      #expect(try reading.fileViews(of: task, by: "human:grace") == [views[2]])
      #expect(try reading.fileViews(of: task, by: "human:") == [])
      #expect(try reading.everyFileView() == [views[1], views[0], views[2], views[3]])
      #expect(try reading.verify().ok)
    }
  }
}
