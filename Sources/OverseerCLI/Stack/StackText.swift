import OverseerModel
import OverseerSDK

/// Stacks, and what was done to them, as text for people.
enum StackText {
  static func text(_ stack: TaskStack, _ style: Style) -> String {
    let lines = StackGraph(stack).rows.map { row in line(row, stack, style) }
    return (lines + notes(stack, style)).joined(separator: "\n") + "\n"
  }

  /// `tasks` are those that the report names.
  static func landed(_ report: LandReport, _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> String {
    let branch = style.paint(Escaped.line(report.branch), .bold)
    var lines = ["Landed on \(branch), now at \(style.paint(report.to.short, .yellow)) (was \(report.from.short)):"]
    lines += report.landed.map { line($0.taskID, tasks, style) }
    if !report.restacked.isEmpty {
      lines += ["Restacked onto it:"] + report.restacked.map { line($0, tasks, style) }
    }
    if !report.left.isEmpty {
      lines += [style.paint("Left where they were, as their workspaces have uncommitted changes:", .yellow)]
      lines += report.left.map { line($0, tasks, style) }
      lines += report.left.prefix(1).map { style.paint("Commit there, then: os restack \($0.short)", .dim) }
    }
    if !report.results.isEmpty {
      lines += ["Gates on what landed:"] + GateLine.text(GateLine.lines(report.results), style)
    }
    lines.append(style.paint("To take it back: os undo", .dim))
    return lines.joined(separator: "\n") + "\n"
  }

  static func undone(_ report: UndoReport, _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> String {
    let lines = ["Took the last \(report.kind.rawValue) back. These stand where they stood before it:"]
    return (lines + report.tasks.map { line($0, tasks, style) }).joined(separator: "\n") + "\n"
  }

  /// A task on a line of a list.
  static func line(_ id: AnyTaskID, _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> String {
    guard let task = tasks[id] else { return "  " + style.paint(id.short, .cyan) }
    var narrow = style
    narrow.width -= 2
    return "  " + TaskLine(task: task, isOffered: false).text(narrow)
  }

  private static func line(_ row: StackGraph.Row, _ stack: TaskStack, _ style: Style) -> String {
    let room = max(style.width - 2 - row.graph.count - 2, 24)
    let isAsked = row.layer?.taskID == stack.taskID && row.kind == .head
    let mark = isAsked ? style.paint("*", .green) : " "
    let text =
      switch (row.kind, row.layer) {
      case (.head, let layer?): head(layer, isAsked: isAsked, room, style)
      case (.details, let layer?): String(repeating: " ", count: 8) + details(layer, style)
      case (_, nil):
        style.paint(Layout.truncated(Escaped.line(stack.branch), to: room - 16), .bold) + "  "
          + style.paint(stack.trunk.short, .yellow)
      }
    return "\(mark) \(graph(row, style))  \(text)"
  }

  /// The branches are dim, the glyph of the task has its colour.
  private static func graph(_ row: StackGraph.Row, _ style: Style) -> String {
    guard row.kind == .head, let layer = row.layer else { return style.paint(row.graph, row.layer == nil ? nil : .dim) }
    let glyph = TaskGlyph(layer.status)
    let parts = row.graph.split(separator: Character(glyph.rawValue), maxSplits: 1, omittingEmptySubsequences: false)
    return parts.map(String.init).joined(separator: glyph.painted(style))
  }

  private static func head(_ layer: TaskStack.Layer, isAsked: Bool, _ room: Int, _ style: Style) -> String {
    var notes: [(text: String, color: Style.Color)] = [(layer.landed ? "landed" : layer.status.words, .dim)]
    if let review = layer.review, review.isActive || layer.status == .inProgress {
      notes.append((review.words, review.color))
    }
    if layer.drift { notes.append(("drifted", .yellow)) }
    if layer.conflicted { notes.append(("conflicts", .red)) }
    let width = notes.reduce(2) { $0 + $1.text.count + 2 }
    let title = Layout.truncated(Escaped.line(layer.description), to: max(room - 8 - width, 12))
    return style.paint(layer.taskID.short, .cyan) + "  " + style.paint(title, isAsked ? .bold : nil) + " ("
      + notes.map { style.paint($0.text, $0.color) }.joined(separator: ", ") + ")"
  }

  private static func details(_ layer: TaskStack.Layer, _ style: Style) -> String {
    guard layer.refName != nil, let base = layer.base else { return style.paint("no ref yet", .dim) }
    guard let tip = layer.tip ?? layer.head else { return style.paint("its ref is gone", .yellow) }
    // With jj there is a change to work in from the beginning.
    guard layer.commits > 1 || layer.files > 0 else { return style.paint("nothing yet on \(base.short)", .dim) }
    let range = style.paint("\(base.short) → \(tip.short)", .dim)
    let counts =
      "\(DataText.count(layer.commits, "commit", "commits")), \(DataText.count(layer.files, "file", "files"))"
    return range + "  " + style.paint(counts, .dim) + changed(layer, style)
  }

  private static func changed(_ layer: TaskStack.Layer, _ style: Style) -> String {
    (layer.added > 0 ? " " + style.paint("+\(layer.added)", .green) : "")
      + (layer.removed > 0 ? " " + style.paint("-\(layer.removed)", .red) : "")
  }

  /// What to do about what is not in order.
  private static func notes(_ stack: TaskStack, _ style: Style) -> [String] {
    guard let lowest = stack.layers.first(where: \.drift) else { return [] }
    let conflicts = stack.layers.contains { $0.drift && $0.conflicted }
    let words = conflicts ? "A restack would conflict; it says where" : "What it stands on has moved. Follow it"
    return ["", style.paint("\(words): os restack \(lowest.taskID.short)", .dim)]
  }
}

extension TaskGlyph {
  /// Of a task of which no more is known.
  init(_ status: TaskStatus) {
    self =
      switch status {
      case .pending: .waiting
      case .inProgress: .inProgress
      case .inReview: .inReview
      case .awaitingHuman: .awaitingHuman
      case .completed: .completed
      case .cancelled: .cancelled
      }
  }
}
