import OverseerModel
import OverseerSDK

@testable import OverseerCLI

/// Reviews as text.
extension Golden {
  private static let style = Sample.plain

  static let reviews: [Golden] = [
    Golden("review") { shown(style).text(style) },
    Golden("review-color") { shown(Sample.colored).text(Sample.colored) },
    Golden("review-ended") {
      var review = ReviewSample.review(
        "0RVW01", round: 1, .changesRequested, endedBy: .human, summary: "Keep the old names as aliases for a release.")
      review.verdicts = [
        Verdict(
          phase: .human, principal: Sample.alice, decision: .requestChanges,
          summary: "Keep the old names as aliases for a release.", revision: ReviewSample.head,
          at: Sample.ago(.seconds(60)))
      ]
      return ReviewText(review: review, task: ReviewSample.task).text(style)
    },
    Golden("review-without-revision") {
      var review = ReviewSample.review("0RVW01", round: 12, .humanPending, revisions: [])
      review.ungated = true
      return ReviewText(
        review: review, task: ReviewSample.task,
        gates: GateLine.lines([ReviewSample.build], review, [])
      ).text(style)
    },
    Golden("review-diff") { diff(style) },
    Golden("review-diff-color") { diff(Sample.colored) },
    Golden("review-comments") { CommentListText.text(ReviewSample.threads, areAll: true, style) },
    Golden("review-comments-none") { CommentListText.text([], areAll: false, style) },
    Golden("review-list") { ReviewListText.list(rounds, of: ReviewSample.task, style) },
    Golden("review-list-none") { ReviewListText.list([], of: ReviewSample.task, style) },
    Golden("review-approved") {
      ReviewListText.done(
        "Approved", ReviewSample.review("0RVW03", round: 3, .approved), ReviewSample.task, style)
    },
  ]

  static let gates: [Golden] = [
    Golden("gate-lines") { (GateLine.text(allResults, style) + [""]).joined(separator: "\n") },
    Golden("gate-lines-color") { (GateLine.text(allResults, Sample.colored) + [""]).joined(separator: "\n") },
    Golden("gate-board") { board(height: 20) },
    Golden("gate-board-low") { board(height: 7) },
    Golden("gate-board-lowest") { board(height: 4) },
    Golden("task-submitted") { submitted(ReviewSample.pending, passed).text(style) },
    Golden("task-submitted-failed") {
      let review = ReviewSample.review(
        "0RVW02", round: 2, .changesRequested, endedBy: .gates, summary: "A gate failed: test")
      var text = submitted(review, failed)
      text.failures = GateFailures(failed.compactMap { GateFailure($0, of: ReviewSample.test) })
      text.leftOut = ["build/out\u{7}.o", "build/log"]
      return text.text(style)
    },
    Golden("task-submitted-pending") {
      submitted(
        ReviewSample.review("0RVW02", round: 2, .gatesPending),
        [passed[0], ReviewSample.result(ReviewSample.test, .pending)]
      ).text(style)
    },
  ]

  private static let passed = [
    ReviewSample.result(ReviewSample.build, .passed, isCached: true),
    ReviewSample.result(ReviewSample.test, .passed, flaky: true),
  ]

  private static let failed = [
    ReviewSample.result(
      ReviewSample.test, .failed, code: 2, attempt: 2,
      stdout: (1...30).map { "test \($0) \u{1B}[32mpassed\u{1B}[0m\n" }.joined() + "10 %\r100 %\n\n",
      stderr: "error: \(String(repeating: "long ", count: 30))\nbell\u{7}\n")
  ]

  private static func submitted(_ review: Review, _ results: [GateResult]) -> SubmitText {
    SubmitText(review: review, task: ReviewSample.task, results: results)
  }

  private static func shown(_ style: Style) -> ReviewText {
    ReviewText(
      review: ReviewSample.pending, task: ReviewSample.task,
      gates: GateLine.lines(ReviewSample.gates, ReviewSample.pending, ReviewSample.results),
      diff: ReviewSample.diff(style), threads: ReviewSample.threads,
      files: [DiffSample.modified.file] + DiffSample.changed.dropFirst(2), viewed: ["logo.png"],
      stack: StackStrip(
        branch: "main",
        layers: Sample.all.map { .init(task: $0.id, status: $0.status, drift: $0.id == Sample.tabs.id) },
        asked: ReviewSample.task.id))
  }

  private static func diff(_ style: Style) -> String {
    let text = ReviewSample.diff(style)
    return text.text(DiffSample.modified) + "\n" + text.text(DiffSample.folded[4]) + "\n"
      + text.rest([DiffSample.modified.file]).joined(separator: "\n") + "\n"
  }

  private static let rounds = [
    ReviewSample.review(
      "0RVW01", round: 1, .changesRequested, endedBy: .gates, summary: "Gates failed: build, test"),
    ReviewSample.review("0RVW02", round: 2, .changesRequested, endedBy: .superseded),
    ReviewSample.review(
      "0RVW03", round: 3, .changesRequested, endedBy: .agent,
      summary: "The names are not those of the glossary, and two modules are never reached from the program."),
    ReviewSample.review("0RVW04", round: 10, .humanPending, revisions: [], by: Sample.alice),
  ]

  private static let allResults: [GateLine] = {
    let results: [GateResult] = [
      ReviewSample.result(ReviewSample.build, .passed, milliseconds: 340),
      ReviewSample.result(ReviewSample.test, .escalated, code: 1, attempt: 3),
      ReviewSample.result(ReviewSample.lint, .timeout, signal: 9, milliseconds: 300_000),
      ReviewSample.result(ReviewSample.docs, .waived, reason: "They are written next week, all of them, as Bob said"),
      ReviewSample.result(ReviewSample.slow, .void, reason: "files were changed under the run"),
      ReviewSample.result(ReviewSample.wide, .failed, signal: 11),
    ]
    return GateLine.lines(results)
  }()

  private static func board(height: Int) -> String {
    var board = GateBoard()
    board.take(.started(ReviewSample.result(ReviewSample.build, .running)))
    board.take(.started(ReviewSample.result(ReviewSample.test, .running)))
    board.take(.started(ReviewSample.result(ReviewSample.lint, .running)))
    board.take(.started(ReviewSample.result(ReviewSample.wide, .running)))
    for line in 1...5 {
      board.take(.line(gate: "test", text: "test \(line) \u{1B}[32mpassed\u{1B}[0m", isError: false))
    }
    board.take(.line(gate: "test", text: "", isError: false))
    board.take(.line(gate: "build", text: String(repeating: "compiling ", count: 20), isError: true))
    board.take(.ended(ReviewSample.result(ReviewSample.lint, .passed)))
    board.take(
      .waiting(ReviewSample.result(ReviewSample.wide, .pending), until: Sample.now + .seconds(25)))
    board.take(.started(ReviewSample.result(ReviewSample.slow, .running)))
    return board.lines(frame: 3, height: height, style).joined(separator: "\n") + "\n"
  }
}
