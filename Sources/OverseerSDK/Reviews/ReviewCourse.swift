import OverseerModel
import OverseerStore

extension Overseer {
  /// Takes a review as far as it goes without anybody who judges, once something was decided about it.
  ///
  /// That stands already: where gates cannot run now, the review waits for them and is given as it is.
  ///
  /// - Parameter wait: false where a server is to do so, in its own time.
  func goOn(_ id: ReviewID, as caller: Caller, wait: Bool? = nil) async throws(OverseerError) -> Review {
    let review = try await store.readAsync { reading throws(OverseerError) in try reading.existing(id) }
    if wait == false { return review }
    do throws(OverseerError) {
      return try await review.goOn(in: self, as: caller).review
    } catch {
      guard [.preconditionFailed, .unavailable, .vcsFailed].contains(error.code), !Task.isCancelled else {
        throw error
      }
      return try await store.readAsync { reading throws(OverseerError) in try reading.existing(id) }
    }
  }
}

extension Review {
  /// Takes the review as far as it goes without anybody who judges: runs the gates that it waits for, then the
  /// reviewer that is set up for it.
  ///
  /// - Returns: The review as it is then, and the job of the reviewer where one ran. A reviewer that may not run yet
  ///   leaves the review waiting for one.
  func goOn(
    in overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) -> (review: Review, job: ReviewerJob?) {
    var present = self
    if status == .gatesPending {
      present = try await GatePass.run(id, in: overseer, as: caller)
    }
    guard present.status == .agentPending else { return (present, nil) }
    var job: ReviewerJob?
    do throws(OverseerError) {
      job = try await ReviewerJobs.run(for: id, in: overseer, as: caller)
    } catch {
      guard [.conflict, .rateLimited, .preconditionFailed, .invalidState].contains(error.code) else { throw error }
    }
    let review = try await overseer.store.readAsync { [id] reading throws(OverseerError) in try reading.existing(id) }
    return (review, job)
  }
}
