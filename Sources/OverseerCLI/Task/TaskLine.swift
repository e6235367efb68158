import OverseerModel

/// A task on one line: `◐ 1M5N7P  Write the printer (claude-code 12m, #output)`.
struct TaskLine {
  var task: WorkItem
  /// Whether the ready queue offers the task.
  var isOffered: Bool
  /// What stands before the glyph: the branches of a tree.
  var branch = ""
  /// Only there to show where others belong.
  var isContext = false
  /// What is said in parentheses, before what the task itself tells.
  var notes: [String] = []
  /// Tasks that are known to be Completed: they are not named as blockers.
  var completed: Set<AnyTaskID> = []

  var glyph: TaskGlyph { TaskGlyph(task, isOffered: isOffered) }

  func text(_ style: Style) -> String {
    let mark = mark
    let head = DisplayWidth.of(branch) + 2 + 6 + 2 + (mark.isEmpty ? 0 : mark.count + 1)
    let room = max(style.width - head, 16)
    var title = Escaped.line(task.description)
    var notes = allNotes(style).joined(separator: ", ")
    if !notes.isEmpty {
      let least = min(DisplayWidth.of(title), max(24, room - DisplayWidth.of(notes) - 3))
      notes = Layout.truncated(notes, to: max(room - least - 3, 0))
      if !notes.isEmpty { notes = " (\(notes))" }
    }
    title = Layout.truncated(title, to: room - DisplayWidth.of(notes))
    return style.paint(branch, .dim) + glyph.painted(style) + " " + style.paint(task.id.short, idColor) + "  "
      + (mark.isEmpty ? "" : style.paint(mark, .red) + " ") + style.paint(title, titleColor)
      + style.paint(notes, .dim)
  }

  private var idColor: Style.Color { isContext || task.status.isFinished ? .dim : .cyan }

  private var titleColor: Style.Color? {
    if isContext || task.status.isFinished { return .dim }
    return task.kind == .milestone ? .bold : nil
  }

  /// `!!` for urgent, `!` for high.
  private var mark: String {
    guard !task.status.isFinished, !isContext else { return "" }
    return switch task.priority {
    case .urgent: "!!"
    case .high: "!"
    case .normal, .low: ""
    }
  }

  private func allNotes(_ style: Style) -> [String] {
    guard !isContext else { return notes }
    var all = notes
    if task.kind == .milestone { all.insert("milestone", at: 0) }
    if let state = state(style) { all.append(state) }
    if task.priority == .low, !task.status.isFinished { all.append("low") }
    if task.archivedAt != nil { all.append("archived") }
    return all + task.labels.map { "#\(Escaped.line($0))" }
  }

  /// Who is at it, or what it waits for.
  private func state(_ style: Style) -> String? {
    let claim = task.liveClaim(at: style.now).map { "\($0.holder.short) \(style.age($0.claimedAt))" }
    switch task.status {
    case .completed, .cancelled: return nil
    case .awaitingHuman: return "waits for an answer"
    case .inProgress, .inReview:
      if task.effectivelyBlocked { return [claim, waits].compactMap { $0 }.joined(separator: ", ") }
      return claim ?? (isOffered ? "free to take" : nil)
    case .pending: return task.effectivelyBlocked ? waits : claim
    }
  }

  private var waits: String {
    let blockers = task.blockedBy.filter { !completed.contains($0) }.map(\.short)
    if blockers.isEmpty { return "waits like its parent" }
    let shown = blockers.prefix(3).joined(separator: ", ")
    return "waits for \(shown)" + (blockers.count > 3 ? " and \(blockers.count - 3) more" : "")
  }
}
