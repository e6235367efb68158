import OverseerModel

/// A round of judging, with all that is known of it but the changes themselves, for people.
struct ReviewText {
  var review: Review
  /// The task; nil where it was not looked up.
  var task: WorkItem?
  var gates: [GateLine] = []
  /// The last review of the round by an agent that was started by Overseer.
  var job: ReviewerJob?
  var diff: ReviewDiffText?
  var threads: [PlacedThread] = []
  var files: [ChangedFile] = []
  /// The paths of the files that whoever looks has viewed as they are now.
  var viewed: Set<String> = []
  /// The stack that the task is part of, bottom-up.
  var stack: StackStrip?

  func text(_ style: Style) -> String {
    var lines = [title(style), "  " + style.paint("\(review.id)", .cyan)] + rows(style)
    let sections = [
      resultLines(style), gateLines(style), jobLines(style), verdictLines(style), commentLines(style), fileLines(style),
    ]
    for section in sections where !section.isEmpty { lines += [""] + section }
    return lines.joined(separator: "\n") + "\n"
  }

  private func title(_ style: Style) -> String {
    guard let task else { return style.paint("\(review.taskID)", .cyan) }
    return TaskLine(task: task, isOffered: false).text(style)
  }

  private func rows(_ style: Style) -> [String] {
    var rows = FieldRows(style: style)
    rows.add("Round", ["\(review.round), " + style.paint(review.words, review.status.color)])
    rows.add("Submitted", "by \(review.submittedBy.label), \(style.ago(review.submittedAt))")
    rows.add("Revision", [revision(style)])
    if let base = review.baseCommit { rows.add("Base", [style.paint(base.short, .yellow)]) }
    if review.ungated { rows.add("Ungated", [style.paint("no gate has looked at it", .yellow)]) }
    if !review.status.isActive, let summary = review.summary { rows.add("Because", summary) }
    if let stack { rows.add("Stack", stack.lines(width: style.width - FieldRows.indent, style)) }
    return rows.lines
  }

  private func revision(_ style: Style) -> String {
    guard let revision = review.revision else { return style.paint("none of its own", .dim) }
    // What the first of a round did to the round before is that round's matter.
    let count = review.revisions.count
    let words = count > 1 ? "the \(Self.ordinal(count)) of this round, \(revision.kind.words), " : ""
    return style.paint(revision.headCommit.short, .yellow) + style.paint("  \(words)\(style.ago(revision.at))", .dim)
  }

  private static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 10, number % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }

  private func resultLines(_ style: Style) -> [String] {
    guard let result = task?.result, !result.isEmpty else { return [] }
    return [style.heading("Result")] + style.block(result, indent: 2)
  }

  private func gateLines(_ style: Style) -> [String] {
    gates.isEmpty ? [] : [style.heading("Gates")] + GateLine.text(gates, style)
  }

  /// What a job that is done said stands among the verdicts.
  private func jobLines(_ style: Style) -> [String] {
    guard let job, job.status != .done else { return [] }
    return ReviewerText.state(job, style)
  }

  private func verdictLines(_ style: Style) -> [String] {
    let shown = review.verdicts.filter { !isCarriedFurther($0) }
    guard !shown.isEmpty else { return [] }
    return [style.heading("Verdicts")] + shown.flatMap { Self.lines(of: $0, review, style) }
  }

  /// Whether the same verdict stands at the present revision, too.
  private func isCarriedFurther(_ verdict: Verdict) -> Bool {
    guard verdict.revision != review.headCommit, let origin = verdict.carriedFrom ?? verdict.revision else {
      return false
    }
    return review.verdicts.contains {
      $0.revision == review.headCommit && $0.carriedFrom == origin && $0.phase == verdict.phase
        && $0.principal == verdict.principal
    }
  }

  /// `✓ alice approved 3f3f3f3f3f3f, 2h ago`
  private static func lines(of verdict: Verdict, _ review: Review, _ style: Style) -> [String] {
    let sign = verdict.passes ? style.paint("✓", .green) : style.paint("✗", .red)
    let isStale = verdict.revision != review.headCommit
    var words = "\(verdict.principal.short) \(verdict.decision.words)"
    if let from = verdict.carriedFrom {
      words += ", carried over from \(from.short)"
    } else if let revision = verdict.revision, isStale {
      words += " of \(revision.short), which is not the present revision"
    }
    words += ", \(style.ago(verdict.at))"
    let head = Layout.wrapped(Escaped.line(words), width: style.width - 4).enumerated().map { index, line in
      (index == 0 ? "  \(sign) " : "    ") + style.paint(line, isStale && verdict.passes ? .dim : nil)
    }
    return head + (verdict.summary.isEmpty ? [] : style.block(verdict.summary, indent: 6))
  }

  private func commentLines(_ style: Style) -> [String] {
    guard !threads.isEmpty else { return [] }
    let open = threads.filter { !$0.first.isResolved }
    let blocking = review.status.isActive ? open.count { $0.thread.blocks } : 0
    var words = open.isEmpty ? "\(threads.count) resolved" : "\(open.count) open"
    if blocking > 0 { words += " (\(blocking) to be resolved before an approval)" }
    if !open.isEmpty, open.count < threads.count { words += ", \(threads.count - open.count) resolved" }
    return [style.heading("Comments") + " " + style.paint(words, blocking > 0 ? .yellow : .dim)] + (diff?.onRound ?? [])
  }

  private func fileLines(_ style: Style) -> [String] {
    guard !files.isEmpty else { return [] }
    let seen = files.count { viewed.contains($0.path) }
    let count = DataText.count(files.count, "file", "files") + (seen > 0 ? ", \(seen) viewed" : "")
    return [style.heading("Files") + " " + style.paint(count, .dim)] + files.flatMap { lines(of: $0, style) }
  }

  private func lines(of file: ChangedFile, _ style: Style) -> [String] {
    let mark = viewed.contains(file.path) ? style.paint("✓", .green) : " "
    let open = diff?.openCount(on: file) ?? 0
    let note = open > 0 ? "  \(DataText.count(open, "comment", "comments"))" : ""
    var narrow = style
    narrow.width -= 4 + note.count
    let head = DiffFileHead(file, isFolded: false, narrow).lines
    return head.enumerated().map { index, line in
      (index == 0 ? "  \(mark) " : "    ") + line + (index == head.count - 1 ? style.paint(note, .yellow) : "")
    }
  }
}
