import OverseerModel
import OverseerStore
import OverseerVCS

/// A review with what is needed to speak about its files: its task, all rounds of that, and the repository.
struct ReviewSubject: Sendable {
  let review: Review
  let task: WorkItem
  /// All rounds of the task, oldest first.
  let reviews: [Review]
  /// nil for a round without revisions.
  let repo: VersionedRepo?

  /// Throws `not_found` for the review.
  init(_ id: ReviewID, in overseer: Overseer) async throws(OverseerError) {
    try await self.init(in: overseer) { reading throws(OverseerError) in try reading.existing(id) }
  }

  /// The last round of a task; throws `not_found` where it has none.
  init(latestOf task: AnyTaskID, in overseer: Overseer) async throws(OverseerError) {
    try await self.init(in: overseer) { reading throws(OverseerError) in
      guard let review = try reading.latestReview(of: task) else {
        throw OverseerError.notFound("review of", "\(task)", hint: "A submit opens one: os task submit \(task)")
      }
      return review
    }
  }

  private init(
    in overseer: Overseer, _ find: @escaping @Sendable (Reading) throws(OverseerError) -> Review
  ) async throws(OverseerError) {
    (review, task, reviews) = try await overseer.store.readAsync {
      reading throws(OverseerError) -> (Review, WorkItem, [Review]) in
      let review = try find(reading)
      return (review, try reading.existing(review.taskID), try reading.reviews(of: review.taskID))
    }
    repo = review.revisions.isEmpty ? nil : try await overseer.versionedRepo(task.repoID)
  }

  /// The revision with this head, the present one where none is named; nil in a round without revisions.
  ///
  /// Throws `conflict` for a head that the round never had.
  func revision(_ head: CommitID?) throws(OverseerError) -> ReviewRevision? {
    guard let head else { return review.revision }
    try review.check(known: head)
    return review.revisions.last { $0.headCommit == head }
  }

  /// Like ``revision(_:)`` with the repository; throws `precondition_failed` in a round without revisions.
  func required(_ head: CommitID? = nil) throws(OverseerError) -> (revision: ReviewRevision, repo: VersionedRepo) {
    guard let revision = try revision(head), let repo else {
      throw OverseerError(
        .preconditionFailed, "\(review.id) has no revisions of its own, and so no files",
        hint: "It is about the result of \(task.id): os task show \(task.id)")
    }
    return (revision, repo)
  }

  /// Where comments of the task belong at a revision; nil for a round without any.
  func placed(
    _ comments: [ReviewComment], at revision: ReviewRevision?
  ) throws(OverseerError) -> [PlacedComment] {
    guard let revision, let repo else { return CommentPlacement.withoutRevision(comments) }
    var placement = CommentPlacement(at: revision.version, after: reviews, in: try repo.objects())
    return try placement.place(comments)
  }
}

extension ReviewRevision {
  var version: ChangeVersion { ChangeVersion(base: baseCommit, head: headCommit) }
}
