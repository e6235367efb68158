import OverseerModel
import OverseerStore
import OverseerVCS

/// The reviews of tasks whose refs move by a restack or a land: their new revisions are pinned and told to them, so that
/// approvals carry over and gates know what to look at.
struct RevisedReviews: Sendable {
  private struct Revised: Sendable {
    var review: ReviewID
    var revision: ReviewRevision
    var sources: GateSources
  }

  private var revised: [Revised] = []

  /// Pins the new revisions. Only what was submitted counts.
  init(
    _ changes: [(before: TaskVcs, after: TaskVcs)], in repo: VersionedRepo, of overseer: Overseer
  ) async throws(OverseerError) {
    for (_, after) in changes {
      let found = try await overseer.store.readAsync { reading throws(OverseerError) in
        (task: try reading.existing(after.taskID), review: try reading.activeReview(of: after.taskID))
      }
      guard let review = found.review, let previous = review.revision, let head = after.headCommit,
        head != previous.headCommit || after.baseCommit != previous.baseCommit
      else { continue }
      let kind = try RevisionKind(in: try repo.objects()).of(base: after.baseCommit, head: head, after: previous)
      // What is a rework needs a submit of its own; until then the round is about what it was about.
      guard kind.carriesApproval else { continue }
      let store = try repo.objects(writingTo: .repository)
      try ReviewPin(review: review.id, number: review.revisions.count + 1).put(
        base: after.baseCommit, head: head, in: store)
      revised.append(
        Revised(
          review: review.id,
          revision: ReviewRevision(
            baseCommit: after.baseCommit, headCommit: head, changeID: after.changeID, tree: try store.tree(of: head),
            kind: kind, at: .now()),
          sources: try await GateSources.read(for: found.task, head: head, in: overseer)))
    }
  }

  /// Tells the reviews, in the transaction that records the new refs.
  func record(_ writing: Writing) throws(OverseerError) {
    for each in revised {
      guard let review = try writing.reading.review(each.review), review.status.isActive else { continue }
      var revision = each.revision
      revision.at = writing.now
      _ = try writing.take(
        .revise(revision), on: review, gates: each.sources.gates, policy: each.sources.policy)
    }
  }

  /// Takes them as far as they go now, where they wait for gates or for the reviewer that is set up. A server of the
  /// installation does so by itself.
  func goOn(in overseer: Overseer, as caller: Caller) async throws(OverseerError) {
    if try ServerAddress.find(in: overseer.installation) != nil { return }
    for each in revised {
      let review = try await overseer.store.readAsync { reading throws(OverseerError) in
        try reading.review(each.review)
      }
      guard let review, review.status.isActive else { continue }
      _ = try await overseer.goOn(review.id, as: caller)
    }
  }
}
