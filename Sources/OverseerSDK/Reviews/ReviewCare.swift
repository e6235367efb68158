import OverseerModel
import OverseerStore

/// What a review needs that nobody has to decide: gates that are due, what processes that are gone have left behind, and
/// the reviewer that is set up. It is done in pieces, each of which ends by itself; what another call does is left to it.
struct ReviewCare: Sendable {
  let review: ReviewID
  let overseer: Overseer
  let caller: Caller

  /// How soon to look again at what another process does, as nobody tells that it is gone.
  static let pulse = Duration.seconds(1)

  /// Runs the gates that are due, the optional ones too that the round has gone on without.
  ///
  /// - Returns: When to look again, if nothing happens before; nil for not at all.
  /// - Throws: `not_found` for a review that is gone, else like ``GatePass/run(_:in:as:)``.
  func runGates() async throws(OverseerError) -> Instant? {
    if let rest = try await GatePass.runDue(review, in: overseer, as: caller) { return rest.nextPoll }
    return try await afterPulse()
  }

  /// Has the reviewer judge, where the review waits for one that has not failed for good at the present revision.
  ///
  /// - Returns: As ``runGates()``; where the repository's limit is reached, the moment at which a run may begin.
  /// - Throws: `precondition_failed` for a reviewer that is not trusted, `unavailable` or `vcs_failed` where it cannot
  ///   run.
  func runReviewer() async throws(OverseerError) -> Instant? {
    switch try await reviewerTurn() {
    case .nobody: return nil
    case .others: return try await afterPulse()
    case .ours: break
    }
    do throws(OverseerError) {
      guard let job = try await ReviewerJobs.run(for: review, in: overseer, as: caller), job.isOpen else { return nil }
      return try await afterPulse()
    } catch {
      switch error.code {
      // Somebody has judged, or changed what is judged, meanwhile.
      case .conflict, .invalidState: return nil
      case .rateLimited: return ReviewerQueue.retry(after: error)
      default: throw error
      }
    }
  }

  private enum ReviewerTurn: Sendable {
    case nobody, others, ours
  }

  private func reviewerTurn() async throws(OverseerError) -> ReviewerTurn {
    try await overseer.store.readAsync { [review] reading throws(OverseerError) in
      let jobs = try reading.reviewerJobs(of: review)
      for job in jobs where job.isOpen {
        if try reading.isUnderWay(job) { return .others }
      }
      guard let present = try reading.review(review), present.status == .agentPending,
        !jobs.contains(where: { !$0.isOpen && $0.revision == present.headCommit })
      else { return .nobody }
      return .ours
    }
  }

  private func afterPulse() async throws(OverseerError) -> Instant {
    try await overseer.store.readAsync { reading throws(OverseerError) in reading.now + Self.pulse }
  }
}
