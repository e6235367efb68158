import OverseerModel
import OverseerSDK

/// What became of a review by an agent, for people.
enum ReviewerText {
  static func text(_ result: ReviewerResult, _ task: WorkItem?, _ style: Style) -> String {
    let job = result.job
    let name = task.map { TaskLine(task: $0, isOffered: false).text(style) } ?? style.paint(job.taskID.short, .cyan)
    var lines = [name] + state(job, style)
    if let verdict = result.verdict { lines += self.lines(of: verdict, style) }
    for comment in result.comments { lines += [""] + CommentListText.lines(of: comment, style) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How far it is.
  static func state(_ job: ReviewerJob, _ style: Style) -> [String] {
    let tries = DataText.count(job.tries, "try", "tries")
    let words =
      switch job.status {
      case .queued: " waits for its next run, after \(tries)"
      case .running: " runs" + (job.startedAt.map { ", for \(style.age($0))" } ?? "")
      case .failed: style.paint(" failed after \(tries)", .red)
      case .done: style.paint(" is done", .green)
      }
    let error = job.status == .done ? nil : job.error
    return [head(job, style) + words] + (error.map { style.block($0, indent: 2) } ?? [])
  }

  /// The job, and the revision that it looks at.
  private static func head(_ job: ReviewerJob, _ style: Style) -> String {
    "The agent's review " + style.paint(job.id.short, .cyan) + " of " + style.paint(job.revision.short, .yellow)
  }

  private static func lines(of verdict: Verdict, _ style: Style) -> [String] {
    let sign = verdict.passes ? style.paint("✓", .green) : style.paint("✗", .red)
    let head = "\(sign) \(verdict.principal.short) \(verdict.decision.words), \(style.ago(verdict.at))"
    return [head] + (verdict.summary.isEmpty ? [] : style.block(verdict.summary, indent: 4))
  }
}
