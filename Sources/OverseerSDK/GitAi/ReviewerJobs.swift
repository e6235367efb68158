import OverseerModel
import OverseerStore

/// The agent phase of reviews where a command judges in it.
enum ReviewerJobs {
  /// Has the reviewer judge the present revision of a review that is in its agent phase, and gives the job as it is
  /// then: done, failed after all its tries, or still queued where the call was cancelled or the repository's limit is
  /// reached between two tries. A job that another process runs is given as it stands; one whose process is gone is
  /// taken over.
  ///
  /// - Returns: nil where no reviewer is configured, and for a round without own revisions.
  /// - Throws: `precondition_failed` for a reviewer that is not trusted, `rate_limited` where no run may begin now,
  ///   `invalid_state` unless the review is AgentPending and has no verdict of an agent yet.
  static func run(
    for id: ReviewID, in overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) -> ReviewerJob? {
    let subject = try await ReviewSubject(id, in: overseer)
    guard let revision = subject.review.revision else { return nil }
    let sources = try await GateSources.read(for: subject.task, head: revision.headCommit, in: overseer)
    guard let reviewer = sources.reviewer, let repo = sources.repo else { return nil }
    let queue = ReviewerQueue(
      review: id, revision: revision.headCommit, task: subject.task, maxPerHour: reviewer.maxPerHour,
      policy: sources.policy, overseer: overseer, caller: caller)
    let place = ReviewerPlace(reviewer: reviewer, sources: sources, repo: repo, overseer: overseer)
    try await queue.recover()
    try await CleanCheckout.sweep(repo, in: overseer)
    try sources.checkReviewer(at: revision.headCommit)
    var last: ReviewerJob?
    defer { if let last { ReviewerQueue.leave(last.id) } }
    while true {
      switch try await queue.begin(after: last) {
      case .leave(let job): return job
      case .run(let job):
        last = job
        let verdict = await ReviewerRun(job: job, subject: subject, place: place, caller: caller).verdict()
        let ended = try await queue.end(job, with: verdict)
        if ended.status == .done { try await runGates(of: id, in: overseer, as: caller) }
        guard ended.status == .queued, !Task.isCancelled else { return ended }
        last = ended
      }
    }
  }

  /// An approval can find gates that have nothing to say of the present revision, and is kept until they do.
  private static func runGates(
    of id: ReviewID, in overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) {
    let review = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.existing(id) }
    guard review.status == .gatesPending else { return }
    _ = try await GatePass.run(id, in: overseer, as: caller)
  }
}
