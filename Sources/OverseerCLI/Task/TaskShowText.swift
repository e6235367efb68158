import OverseerModel

/// A task with everything that somebody needs who works on it, for people.
struct TaskShowText {
  var found: TaskInContext
  /// Why it is offered, where that was the question.
  var why: Readiness.Reason?
  /// The parent, what it waits for and what waits for it, as far as they were looked up.
  var neighbours: [AnyTaskID: WorkItem] = [:]
  /// The children that the ready queue offers.
  var offered: Set<AnyTaskID> = []
  /// What can be done next, at the end.
  var next: [String] = []

  private var task: WorkItem { found.task }

  func text(_ style: Style) -> String {
    let openChildren = found.children.count { !$0.status.isFinished }
    let glyph = TaskGlyph(task, isOffered: TaskTreeText.isOffered(task, openChildren: openChildren, style))
    var lines = titleLines(glyph, style)
    lines.append("  " + style.paint("\(task.id)", .cyan))
    lines += rows(style)
    let sections = [
      gateLines(style), section("Context", found.context.own, style),
      section("Context of the parent", found.context.parent, style),
      section("Context of the milestone", found.context.milestone, style), childLines(style), learningLines(style),
      questionLines(style), section("Result", task.result, style), metadataLines(style),
    ]
    for section in sections where !section.isEmpty { lines += [""] + section }
    if !next.isEmpty { lines += [""] + next.map { style.paint($0, .dim) } }
    return lines.joined(separator: "\n") + "\n"
  }

  private func titleLines(_ glyph: TaskGlyph, _ style: Style) -> [String] {
    let title = Layout.wrapped(Escaped.line(task.description), width: style.width - 2)
    return title.enumerated().map { index, line in
      (index == 0 ? glyph.painted(style) + " " : "  ") + style.paint(line, .bold)
    }
  }

  private func rows(_ style: Style) -> [String] {
    var rows = FieldRows(style: style)
    rows.add(task.kind.rawValue, status(style))
    if let why, why != .ready { rows.add("Why", why.explanation) }
    if let claim = task.liveClaim(at: style.now) { rows.add("Held by", Self.holder(claim, style)) }
    if task.priority != .normal { rows.add("Priority", task.priority.word) }
    if !task.labels.isEmpty { rows.add("Labels", task.labels.map { "#\($0)" }.joined(separator: " ")) }
    if let parent = task.parentID { rows.add("In", [line(parent, style)]) }
    rows.add("Waits for", lines(task.blockedBy.filter { neighbours[$0]?.status != .completed }, style))
    rows.add("Waited for", lines(task.blockedBy.filter { neighbours[$0]?.status == .completed }, style))
    rows.add("Blocks", lines(task.blocks, style))
    if let vcs = found.vcs { TaskVcsText.add(vcs, to: &rows, style) }
    if let review = found.review { rows.add("Review", [Self.round(review, style)]) }
    rows.add("Created", times(style))
    return rows.lines
  }

  private func status(_ style: Style) -> String {
    var words = task.status.words
    switch task.status {
    case .pending, .inProgress:
      if task.effectivelyBlocked { words += ", blocked" }
      if let started = task.startedAt { words += ", started \(style.ago(started))" }
    case .completed: if let at = task.completedAt { words += " \(style.ago(at))" }
    case .inReview, .awaitingHuman, .cancelled: break
    }
    if let at = task.archivedAt { words += ", archived \(style.ago(at))" }
    return words
  }

  static func holder(_ claim: Claim, _ style: Style) -> String {
    let left = claim.expiresAt.map { ", \(Age.until($0, at: style.now)) left" } ?? ""
    return "\(claim.holder.label) for \(style.age(claim.claimedAt))\(left)"
  }

  private func times(_ style: Style) -> String {
    let created = "\(style.ago(task.createdAt))"
    return task.updatedAt == task.createdAt ? created : "\(created), changed \(style.ago(task.updatedAt))"
  }

  private func lines(_ ids: [AnyTaskID], _ style: Style) -> [String] {
    let shown = ids.prefix(10).map { line($0, style) }
    return ids.count > 10 ? shown + ["and \(ids.count - 10) more"] : shown
  }

  /// A neighbour: its line where it was looked up, else its id.
  private func line(_ id: AnyTaskID, _ style: Style) -> String {
    guard let task = neighbours[id] else { return style.paint(id.short, .cyan) }
    var narrow = style
    narrow.width -= FieldRows.indent
    return TaskLine(task: task, isOffered: task.status == .pending, isContext: true).text(narrow)
  }

  private func section(_ title: String, _ text: String?, _ style: Style) -> [String] {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return [] }
    return [style.heading(title)] + style.block(text, indent: 2)
  }

  private func metadataLines(_ style: Style) -> [String] {
    guard !task.metadata.isEmpty else { return [] }
    let lines = task.metadata.map { key, value in
      Layout.truncated("  \(Escaped.line(key)) = \(Escaped.line(value))", to: style.width)
    }
    return [style.heading("Metadata")] + lines
  }

  /// `round 2 (0REVW2), waits for a person`
  private static func round(_ review: Review, _ style: Style) -> String {
    let ungated = review.ungated ? style.paint(", without any gate", .yellow) : ""
    return "round \(review.round) (" + style.paint(review.id.short, .cyan) + "), "
      + style.paint(review.words, review.status.color) + ungated
  }

  private func gateLines(_ style: Style) -> [String] {
    found.gates.isEmpty ? [] : [style.heading("Gates")] + GateLine.text(GateLine.lines(found.gates), style)
  }

  private func childLines(_ style: Style) -> [String] {
    guard !found.children.isEmpty else { return [] }
    let finished = found.children.count { $0.status.isFinished }
    let completed = Set(found.children.filter { $0.status == .completed }.map(\.id))
    let lines = found.children.map {
      TaskLine(task: $0, isOffered: offered.contains($0.id), branch: "  ", completed: completed).text(style)
    }
    return [style.heading("Children") + style.paint(" \(finished)/\(found.children.count)", .dim)] + lines
  }

  private func learningLines(_ style: Style) -> [String] {
    let all =
      found.learnings.own.map { ($0, "") } + found.learnings.parent.map { ($0, "from the parent") }
      + found.learnings.milestone.map { ($0, "from the milestone") }
    guard !all.isEmpty else { return [] }
    return [style.heading("Learnings")] + all.flatMap { LearningText.lines($0.0, note: $0.1, style) }
  }

  private func questionLines(_ style: Style) -> [String] {
    guard let request = found.helpRequest else { return [] }
    return [style.heading(request.status.isOpen ? "Open question" : "Question")] + HelpText.lines(request, style)
  }
}

extension Readiness.Reason {
  var explanation: String {
    switch self {
    case .ready: "nothing stands in its way"
    case .abandoned: "it was started, and nobody is at it"
    case .changesRequested: "changes were requested"
    case .childrenFinished: "everything below it is finished"
    }
  }
}
