import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

extension VcsBench {
  /// Commits what is in the task's workspace, and opens a round of it in which nothing runs.
  @discardableResult
  func openRound(_ task: AnyTaskID, as caller: Caller? = nil) async throws(OverseerError) -> Review {
    let previous = try await store.readAsync { reading throws(OverseerError) in
      try reading.latestReview(of: task)
    }
    let caller = caller ?? person
    let id = try await store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      ReviewID(writing.identifier())
    }
    return try await TaskSubmission(
      task: task, message: nil, allowsEmpty: false, leavingOut: [], review: id, number: 1,
      previous: previous?.revision
    ).perform(in: overseer, as: caller) { writing, revision throws(OverseerError) in
      let item = try writing.reading.existing(task)
      if previous?.status.isActive == true { try writing.endReview(of: item, by: .supersede) }
      let now = writing.now
      let outcome = Review.opening(
        id, of: task,
        revision: revision.map { revision in
          ReviewRevision(
            baseCommit: revision.base, headCommit: revision.head, changeID: revision.vcs.changeID,
            tree: revision.tree, kind: revision.kind, at: now)
        }, submittedBy: writing.actor, after: previous, at: now)
      try writing.record(.reviewCreated(ReviewPayload(review: outcome.review)), about: item)
      return outcome.review
    }
  }

  /// A task with one round, in a workspace of its own.
  func reviewed(
    _ files: [String: String], onto base: [String: String] = [:]
  ) async throws -> (task: AnyTaskID, path: String, review: Review) {
    for (name, text) in base.sorted(by: { $0.key < $1.key }) { try moveTrunk(name, text) }
    let task = try await make()
    let path = try await isolated(task)
    for (name, text) in files { try write(text, to: name, in: path) }
    return (task, path, try await openRound(task))
  }

  /// Another round with these files in the place of what they held.
  func nextRound(_ task: AnyTaskID, _ files: [String: String], in path: String) async throws -> Review {
    for (name, text) in files { try write(text, to: name, in: path) }
    return try await openRound(task)
  }

  /// Ends a round, so that no restack gives it another revision.
  func end(_ review: Review) throws {
    try store.write(as: person.context) { writing throws(OverseerError) in
      try writing.endReview(of: try writing.reading.existing(review.taskID), by: .supersede)
    }
  }

  func comments(_ review: Review, at revision: CommitID? = nil) async throws -> [PlacedComment] {
    try await call(ListComments(reviewID: review.id, revision: revision))
  }

  func refusal<Operation: SDKOperation>(
    of operation: Operation, as caller: Caller? = nil
  ) async -> OverseerError? {
    do throws(OverseerError) {
      _ = try await call(operation, as: caller)
      return nil
    } catch {
      return error
    }
  }
}

/// Ten lines that no two files share.
func tenLines(_ name: String = "value", changing changed: [Int: String] = [:]) -> String {
  (1...10).map { (changed[$0] ?? "let \(name)\($0) = compute\($0)(input\($0))") + "\n" }.joined()
}
