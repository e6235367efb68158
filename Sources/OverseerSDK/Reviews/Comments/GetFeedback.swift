import OverseerModel
import OverseerStore

/// Gives all that a review has to say to whoever mends what was found: gates that failed, and every thread that is not
/// resolved, of all rounds, with the code as it was reviewed and as it is now.
public struct GetFeedback: EffectOperation {
  public static let spec = OperationSpec(
    "reviews.feedback", "Give all feedback of a review", who: .any, .get, "/reviews/{id}/feedback",
    errors: [.notFound, .preconditionFailed, .vcsFailed])

  public var id: ReviewID
  /// Whether to give threads that are resolved as well.
  public var resolved: Bool?

  public init(id: ReviewID, resolved: Bool? = nil) {
    self.id = id
    self.resolved = resolved
  }

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> Feedback {
    let subject = try await ReviewSubject(id, in: overseer)
    let (comments, results) = try await overseer.store.readAsync {
      reading throws(OverseerError) -> ([ReviewComment], [GateResult]) in
      (try reading.comments(of: subject.task.id), try reading.gateResults(of: id))
    }
    let placed = try subject.placed(comments, at: subject.review.revision)
    var present: [CommentID: FeedbackComment.Present] = [:]
    for placed in placed { present[placed.comment.id] = FeedbackComment.Present(placed.port, quote: placed.quote) }
    let threads = CommentThread.threads(of: comments).filter { resolved == true || !$0.first.isResolved }
    return Feedback(
      of: subject.review, gateFailures: try await failures(results, of: subject, in: overseer),
      threads: Self.inReadingOrder(threads, present), present: present)
  }

  /// What is about the round first, then file by file from the top, as it is now.
  private static func inReadingOrder(
    _ threads: [CommentThread], _ present: [CommentID: FeedbackComment.Present]
  ) -> [CommentThread] {
    let keyed = threads.enumerated().map { number, thread in
      let place = present[thread.first.id]?.place ?? thread.first.place
      return (thread: thread, key: (place.filePath ?? "", place.lineStart ?? 0, number))
    }
    return keyed.sorted { $0.key < $1.key }.map(\.thread)
  }

  /// The gates whose last result failed, with how often they may.
  private func failures(
    _ results: [GateResult], of subject: ReviewSubject, in overseer: Overseer
  ) async throws(OverseerError) -> [GateFailure] {
    var last: [GateID: GateResult] = [:]
    for result in results where result.status != .void { last[result.gateID] = result }
    let failed = results.filter { last[$0.gateID]?.id == $0.id && $0.status.isFailure }
    guard !failed.isEmpty else { return [] }
    let sources = try await GateSources.read(for: subject.task, head: subject.review.headCommit, in: overseer)
    let gates = Dictionary(sources.gates.map { ($0.id, $0) }) { first, _ in first }
    return failed.compactMap { result in gates[result.gateID].flatMap { GateFailure(result, of: $0) } }
  }
}
