import OverseerModel

/// What a submit led to, for people.
struct SubmitText {
  /// How many of the last lines of a gate that failed are shown.
  static let mostLines = 20

  var review: Review
  var task: WorkItem?
  /// Of the review, oldest first.
  var results: [GateResult] = []
  var failures: GateFailures?
  /// Files that gates left behind and that were not committed.
  var leftOut: [String] = []
  /// The review by an agent that ran.
  var job: ReviewerJob?

  func text(_ style: Style) -> String {
    var lines = [ReviewListText.line("Submitted", review, task, style), ReviewListText.state(review, style)]
    lines += GateLine.text(GateLine.lines(results), style)
    for failure in failures?.gateFailures ?? [] { lines += [""] + self.lines(of: failure, style) }
    if failures != nil { lines.append("") }
    if !leftOut.isEmpty { lines += leftOutLines(style) }
    if let job, job.status != .done { lines += ReviewerText.state(job, style) }
    if isPending { lines.append("Some gates do not know yet. They are asked again while somebody waits.") }
    lines += ReviewNextText.lines(review, of: task, style)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether only gates are left that do not know yet.
  private var isPending: Bool {
    let last = GateLine.lines(results).compactMap(\.result?.status)
    return review.status == .gatesPending && last.contains(.pending) && !last.contains(.running)
  }

  private func lines(of failure: GateFailure, _ style: Style) -> [String] {
    let end = failure.exitCode.map { "exit \($0)" } ?? "no exit"
    let left = failure.escalated ? ", none left" : ""
    let name = Layout.truncated(Escaped.line(failure.name), to: 40)
    let head =
      style.paint("✗", .red) + " " + style.paint(name, .bold)
      + style.paint(" (\(end), attempt \(failure.attempt) of \(failure.maxRetries)\(left))", .dim)
    let output = [failure.stdout, failure.stderr].flatMap {
      GateOutput.lastLines(of: $0, count: Self.mostLines, width: style.width - 4)
    }
    guard !output.isEmpty else { return [head, "    " + style.paint("It printed nothing.", .dim)] }
    return [head] + output.map { $0.isEmpty ? "" : "    " + $0 }
  }

  private func leftOutLines(_ style: Style) -> [String] {
    let shown = leftOut.prefix(8).map { "  " + DiffFileHead.end(of: Escaped.line($0), to: style.width - 2) }
    let more = leftOut.count > 8 ? ["  and \(leftOut.count - 8) more"] : []
    return [style.paint("Left out, as gates had made them:", .yellow)] + shown + more
  }
}
