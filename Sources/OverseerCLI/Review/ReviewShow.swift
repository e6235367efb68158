import ArgumentParser
import OverseerModel
import OverseerSDK

struct ReviewShow: LongCLICommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a review: gates, verdicts, files, and the changes with their comments.",
    discussion: "On a terminal it goes through $PAGER. With --json it is the round alone.", aliases: ["get"])

  @Argument(help: "The task or review; else that of the task that is checked out here.")
  var id: String?

  @OptionGroup var global: GlobalOptions

  /// How many files are read at a time.
  private static let pageSize = 20

  func runLong(_ session: Session) async throws(OverseerError) {
    let review = try await named(session)
    if session.options.json { return try session.print(json: review) }
    let text = try await session.reviewText(of: review)
    try await session.paged { () async throws(OverseerError) in
      try session.print(text.text(session.style))
      try await printChanges(text, session)
      let next = ReviewNextText.lines(review, of: text.task, session.style)
      if !next.isEmpty { try session.print("\n" + next.joined(separator: "\n")) }
    }
  }

  /// The review that is named. A word that is no id at all may have been meant for a command.
  private func named(_ session: Session) async throws(OverseerError) -> Review {
    do throws(OverseerError) {
      return try await session.review(orCurrent: id)
    } catch {
      guard error.code == .invalidInput, let id else { throw error }
      let meant = Suggestion.usageError(for: ["review", id], "")
      throw meant.hint?.hasPrefix("Did you mean") == true ? meant : error
    }
  }

  private func printChanges(_ text: ReviewText, _ session: Session) async throws(OverseerError) {
    guard let diff = text.diff else { return }
    if text.review.revision != nil {
      let question = DiffReview(id: text.review.id)
      try await session.pages(of: question, each: Self.pageSize) { page throws(OverseerError) in
        for file in page.files { try session.print("\n" + diff.text(file)) }
      }
    }
    let rest = diff.rest(text.files)
    if !rest.isEmpty { try session.print("\n" + rest.joined(separator: "\n")) }
  }
}

extension Session {
  /// All that is shown of a review above its changes.
  fileprivate func reviewText(of review: Review) async throws(OverseerError) -> ReviewText {
    let placed = try await callLong(ListComments(reviewID: review.id))
    let threads = PlacedThread.threads(of: placed)
    var text = ReviewText(
      review: review, task: try tasks([review.taskID])[review.taskID],
      diff: ReviewDiffText(DiffText(style: style), threads: threads), threads: threads)
    text.gates = try await gateLines(of: review)
    text.job = try lastJob(of: review)
    guard review.revision != nil else { return text }
    try await pages(of: DiffReview(id: review.id, countsOnly: true), each: Page.most) { page throws(OverseerError) in
      text.files += page.files.map(\.file)
    }
    let seen = try await callLong(MarkViewed(id: review.id, paths: []))
    text.viewed = Set(seen.viewed.map(\.path))
    // Of a task that was archived there is no stack any more.
    if let stack = try? await callLong(GetTaskStack(id: review.taskID)) {
      text.stack = StackStrip(
        branch: stack.branch,
        layers: stack.layers.map { .init(task: $0.taskID, status: $0.status, drift: $0.drift) }, asked: review.taskID)
    }
    return text
  }

  /// The last review of this round by an agent; nil where there was none.
  private func lastJob(of review: Review) throws(OverseerError) -> ReviewerJob? {
    do throws(OverseerError) {
      let job = try call(GetAgentReview(taskID: review.taskID))
      return job.reviewID == review.id ? job : nil
    } catch {
      guard error.code == .notFound else { throw error }
      return nil
    }
  }

  /// How the gates stand: those that count now, of a round that has ended those that were run.
  private func gateLines(of review: Review) async throws(OverseerError) -> [GateLine] {
    let results = try call(ListGateResults(reviewID: review.id))
    // Where the gates cannot be read, as of a file with a mistake, what is known of their runs still tells something.
    guard review.status.isActive, let effective = try? await callLong(GetEffectiveGates(taskID: review.taskID)) else {
      return GateLine.lines(results)
    }
    return GateLine.lines(effective.gates, review, results)
  }
}
