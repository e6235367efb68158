import OverseerModel

/// The rounds of a task, and what was done to one, as text for people.
enum ReviewListText {
  /// - Parameter task: nil where it was not looked up.
  static func list(_ reviews: [Review], of task: WorkItem?, _ style: Style) -> String {
    let head = task.map { [TaskLine(task: $0, isOffered: false).text(style)] } ?? []
    guard !reviews.isEmpty else { return (head + ["  It was not submitted yet."]).joined(separator: "\n") + "\n" }
    let width = reviews.map { "\($0.round)".count }.max() ?? 1
    return (head + reviews.flatMap { lines(of: $0, width, style) }).joined(separator: "\n") + "\n"
  }

  /// `2  0REVW2  waits for a person  a90ca90ca90c  claude-code, 2h ago`
  private static func lines(of review: Review, _ width: Int, _ style: Style) -> [String] {
    let round = Layout.padded(left: "\(review.round)", to: width)
    let head = review.headCommit?.short ?? "no revision "
    let words = Layout.padded(review.words, to: 29)
    let room = style.width - 2 - width - 2 - 6 - 2 - 29 - 2 - 12 - 2
    let who = Layout.truncated("\(review.submittedBy.short), \(style.ago(review.submittedAt))", to: max(room, 10))
    let line =
      "  \(round)  " + style.paint(review.id.short, .cyan) + "  " + style.paint(words, review.status.color) + "  "
      + style.paint(head, review.headCommit == nil ? .dim : .yellow) + "  " + style.paint(who, .dim)
    guard !review.status.isActive, let summary = review.summary else { return [line] }
    let text = Layout.truncated(Escaped.line(summary), to: style.width - width - 12)
    return [line, String(repeating: " ", count: width + 12) + style.paint(text, .dim)]
  }

  /// A review after something was done to it: `Approved  ✓ 0REVW1  Rename the modules`, and where it stands now.
  static func done(_ verb: String, _ review: Review, _ task: WorkItem?, _ style: Style) -> String {
    var lines = [line(verb, review, task, style), state(review, style)]
    lines += ReviewNextText.lines(review, of: task, style)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The verb and the task.
  static func line(_ verb: String, _ review: Review, _ task: WorkItem?, _ style: Style) -> String {
    var narrow = style
    narrow.width -= verb.count + 1
    let name = task.map { TaskLine(task: $0, isOffered: false).text(narrow) } ?? style.paint(review.taskID.short, .cyan)
    return "\(verb) \(name)"
  }

  /// `Round 2 (0REVW2) at a90ca90ca90c: waits for a person`
  static func state(_ review: Review, _ style: Style) -> String {
    let head = review.headCommit.map { " at " + style.paint($0.short, .yellow) } ?? ""
    let isUngated = review.ungated && review.status != .changesRequested
    let ungated = isUngated ? style.paint(", without any gate", .yellow) : ""
    return "Round \(review.round) (" + style.paint(review.id.short, .cyan) + ")\(head): "
      + style.paint(review.words, review.status.color) + ungated
  }
}
