import OverseerModel

/// What matters in a repository now, as text for people.
enum OverviewText {
  /// How many lines a part has at most.
  static let most = 8

  static func unregistered(folder: String, _ style: Style) -> String {
    let path = Layout.truncated(Escaped.line(folder), to: style.width - 25)
    return """
      \(path) is not registered yet.
      Register it with \(style.paint("os init", .bold)); then plan with \(style.paint("os task create -d TEXT", .bold)).

      """
  }

  /// `tasks` are those of the requests for help.
  static func text(_ content: OverviewContent, _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> String {
    let name = style.paint(Layout.truncated(Escaped.line(content.repo.name), to: 30), .bold)
    guard content.progress.total > 0 else { return empty(name, style) }
    let cells = max(10, min(30, style.width - DisplayWidth.of(content.repo.name) - 30))
    var parts = [name + "  " + ProgressText.bar(content.progress, cells: cells, style)]
    parts += part("Waits for you", content.waiting.map { question($0, tasks[$0.taskID], style) }, style)
    parts += part(
      "In review",
      content.inReview.map { task in
        line(task, notes: notes(content.rounds.first { $0.review.taskID == task.id }), style)
      }, style)
    parts += part("In progress", content.inProgress.map { line($0, style) }, style)
    parts += part("Next", content.ready.map { line($0, isOffered: true, style) }, style)
    return (parts + ["", rest(content, style)]).joined(separator: "\n") + "\n"
  }

  private static func empty(_ name: String, _ style: Style) -> String {
    """
    \(name) has no tasks yet.

    Plan the first:       os task create -d "Write the parser"
    With a milestone:     os task create --kind milestone -d "Version 1"
    What there is to say: os help task create

    """
  }

  private static func part(_ title: String, _ lines: [String], _ style: Style) -> [String] {
    guard !lines.isEmpty else { return [] }
    let more = lines.count > most ? ["  " + style.paint("and \(lines.count - most) more", .dim)] : []
    return ["", style.heading(title)] + lines.prefix(most).map { "  " + $0 } + more
  }

  private static func line(
    _ task: WorkItem, isOffered: Bool = false, notes: [String] = [], _ style: Style
  ) -> String {
    var narrow = style
    narrow.width -= 2
    return TaskLine(task: task, isOffered: isOffered, notes: notes).text(narrow)
  }

  /// `round 2`, `waits for a person`, `2 of 3 gates hold`
  private static func notes(_ round: OverviewContent.Round?) -> [String] {
    guard let round else { return [] }
    let gates = GateLine.lines(round.gates).compactMap(\.result)
    let held = gates.count { $0.status.holds }
    let words =
      gates.isEmpty
      ? []
      : [held == gates.count ? "all gates hold" : "\(held) of \(DataText.count(gates.count, "gate", "gates")) hold"]
    return ["round \(round.review.round)", round.review.words] + words
  }

  /// The question, and the task that it is about.
  private static func question(_ request: HelpRequest, _ task: WorkItem?, _ style: Style) -> String {
    let isAnswered = request.status == .responded
    let note = isAnswered ? " (answered, os help resume \(request.taskID.short))" : " (\(style.age(request.createdAt)))"
    let room = max(style.width - 12 - DisplayWidth.of(note), 20)
    let reason = Layout.truncated(Escaped.line(request.reason), to: room)
    return TaskGlyph.awaitingHuman.painted(style) + " " + style.paint(request.id.short, .cyan) + "  " + reason
      + style.paint(note, .dim)
  }

  /// What else there is, and where it is shown.
  private static func rest(_ content: OverviewContent, _ style: Style) -> String {
    var parts: [String] = []
    if content.progress.ready > content.ready.count { parts.append("\(content.progress.ready) ready") }
    if content.progress.blocked > 0 { parts.append("\(content.progress.blocked) blocked") }
    let all = content.progress.completed + content.progress.cancelled == content.progress.total
    if all { parts.append("everything is finished") }
    let counts = parts.isEmpty ? "" : parts.joined(separator: ", ") + ". "
    return style.paint("\(counts)All of it: os task list", .dim)
  }
}
