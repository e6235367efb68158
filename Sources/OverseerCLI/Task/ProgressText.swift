import OverseerModel

/// How far the work is, as a bar and in numbers.
enum ProgressText {
  static func text(_ progress: TaskProgress, _ style: Style) -> String {
    guard progress.total > 0 else { return "No tasks.\n" }
    return bar(progress, cells: min(40, style.width - 30), style) + "\n" + counts(progress, style) + "\n"
  }

  /// `██████░░░░  6 of 15 finished`
  static func bar(_ progress: TaskProgress, cells: Int, _ style: Style) -> String {
    let finished = progress.completed + progress.cancelled
    let active = progress.inProgress + progress.inReview + progress.awaitingHuman
    let full = cells * finished / max(progress.total, 1)
    let half = min(cells - full, (cells * active + progress.total - 1) / max(progress.total, 1))
    return style.paint(String(repeating: "█", count: full), .green)
      + style.paint(String(repeating: "▒", count: half), .yellow)
      + style.paint(String(repeating: "░", count: cells - full - half), .dim)
      + "  \(finished) of \(progress.total) finished"
  }

  /// What is not zero, in the order of a life.
  static func counts(_ progress: TaskProgress, _ style: Style) -> String {
    let all: [(TaskGlyph, Int, String)] = [
      (.ready, progress.ready, "ready"), (.blocked, progress.blocked, "blocked"),
      (.inProgress, progress.inProgress, "in progress"), (.inReview, progress.inReview, "in review"),
      (.awaitingHuman, progress.awaitingHuman, "waiting for a person"), (.completed, progress.completed, "completed"),
      (.cancelled, progress.cancelled, "cancelled"),
    ]
    var lines: [String] = []
    var line = ""
    for (glyph, count, word) in all where count > 0 {
      let part = "\(glyph.rawValue) \(count) \(word)"
      if !line.isEmpty, DisplayWidth.of(line) + 3 + DisplayWidth.of(part) > style.width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : "   ") + part
    }
    if !line.isEmpty { lines.append(line) }
    return lines.joined(separator: "\n")
  }
}
