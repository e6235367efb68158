import OverseerModel

@testable import OverseerCLI
@testable import OverseerSDK

/// What is done with reviews, and what waits for a person, as text.
extension Golden {
  private static let style = Sample.plain

  static let reviewActs: [Golden] = [
    Golden("review-commented") { CommentListText.added(placed, style) },
    Golden("review-resolved") { CommentListText.done("Resolved", ReviewSample.cut, style) },
    Golden("review-applied") {
      CommentListText.applied(
        ApplySuggestion.Applied(comments: [placed], revision: ReviewSample.head, needsSubmit: true), style)
    },
    Golden("review-viewed") {
      ViewedText.text(MarkViewed.ViewedFiles(viewed: [], unviewed: (1...25).map { "Sources/\($0)\u{7}.swift" }), style)
    },
    Golden("review-viewed-all") { ViewedText.text(MarkViewed.ViewedFiles(viewed: [], unviewed: []), style) },
    Golden("review-wait-comment") { news(ReviewSample.pending, until: .comment) },
    Golden("review-wait-person") { news(ReviewSample.pending, until: .human, comments: []) },
    Golden("review-wait-changes") {
      news(
        ReviewSample.review(
          "0RVW02", round: 2, .changesRequested, endedBy: .human, summary: "Keep the old names\nfor a release."),
        until: .verdict)
    },
    Golden("review-agent") { ReviewerText.text(result(.done), ReviewSample.task, style) },
    Golden("review-agent-failed") { ReviewerText.text(result(.failed), ReviewSample.task, style) },
    Golden("inbox") { InboxText.text(items, repos: [:], style) },
    Golden("inbox-color") { InboxText.text(Array(items.prefix(3)), repos: [:], Sample.colored) },
    Golden("inbox-repos") {
      InboxText.text(Array(items.suffix(2)), repos: [Sample.repo.id: Sample.repo], style)
    },
    Golden("inbox-none") { InboxText.text([], repos: [:], style) },
  ]

  private static let placed = PlacedComment(
    comment: ReviewSample.cut, port: ReviewSample.placed(ReviewSample.cut).port, quote: nil)

  private static func news(
    _ review: Review, until: AwaitReview.Until, comments: [ReviewComment] = [ReviewSample.cut]
  ) -> String {
    ReviewNewsText.text(
      ReviewNews(about: review, taskWaits: false, comments, for: Sample.agent, until: until), ReviewSample.task, style)
  }

  private static func result(_ status: ReviewerJob.Status) -> ReviewerResult {
    var job = ReviewerJob(
      id: ReviewerJobID(Sample.ulid("0AGNT1")), taskID: ReviewSample.task.id, reviewID: ReviewSample.pending.id,
      revision: ReviewSample.head, requestedBy: Sample.alice, at: Sample.ago(.seconds(600)))
    (job.status, job.tries) = (status, 3)
    guard status == .done else {
      job.error = "its answer is not JSON: \u{1B}[2J at line 1"
      return ReviewerResult(job: job, verdict: nil, comments: [])
    }
    return ReviewerResult(
      job: job,
      verdict: Verdict(
        phase: .agent, principal: ReviewSample.codex, decision: .requestChanges, summary: "Count cells.",
        revision: ReviewSample.head, at: Sample.ago(.seconds(60))), comments: [ReviewSample.cut])
  }

  private static let items: [InboxItem] = InboxItem.Kind.allCases.enumerated().map { place, kind in
    let task = kind == .untrustedCommands ? nil : Sample.all[place].id
    return InboxItem(
      kind: kind, repoID: Sample.repo.id, taskID: task,
      title: place == 1
        ? Sample.help("0HEPP1", on: Sample.question.id).reason
        : task == nil ? "3 commands of overseer" : Sample.all[place].description,
      since: Sample.ago(.seconds(Int64(place) * 4000)), unblocks: max(0, 3 - place),
      command: kind.command(task: task, repo: Sample.repo.id))
  }
}
