import OverseerModel

/// Requests for help as text for people.
enum HelpText {
  static func requested(_ request: HelpRequest, _ style: Style) -> String {
    "Asked \(style.paint(request.id.short, .cyan)); \(request.taskID.short) waits for the answer.\n"
  }

  static func responded(_ request: HelpRequest, _ style: Style) -> String {
    "Answered \(style.paint(request.id.short, .cyan)).\n"
      + style.paint("Let the task go on: os help resume \(request.taskID.short)", .dim) + "\n"
  }

  static func list(_ requests: [HelpRequest], _ tasks: [AnyTaskID: WorkItem], _ style: Style) -> String {
    guard !requests.isEmpty else { return "Nobody waits for help.\n" }
    let blocks = requests.map { request in
      let title = tasks[request.taskID].map { "  " + Escaped.line($0.description) } ?? ""
      let id = request.taskID.short
      let shown = Layout.truncated(title, to: style.width - 8)
      let head = TaskGlyph.awaitingHuman.painted(style) + " " + style.paint(id, .cyan) + style.paint(shown, .bold)
      return ([head] + lines(request, style)).joined(separator: "\n")
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// The question with its options, the answer, and how to give one.
  static func lines(_ request: HelpRequest, _ style: Style) -> [String] {
    var lines = [
      "  " + style.paint(request.id.short, .cyan)
        + style.paint(
          "  \(request.category.words), \(request.requestedBy.short), \(style.ago(request.createdAt))", .dim)
    ]
    lines += style.block(request.reason, indent: 4)
    for (index, option) in request.suggestedOptions.enumerated() {
      let isChosen = request.chosenOption == index
      let text = style.block("\(index + 1). \(Escaped.line(option))", indent: 4)
      lines += isChosen ? text.map { style.paint($0, .green) } : text
    }
    switch request.status {
    case .pending:
      let choice = request.suggestedOptions.isEmpty ? "" : " or --option N"
      lines.append("  " + style.paint("Answer: os help respond \(request.id.short) -m TEXT\(choice)", .dim))
    case .responded, .resolved:
      let age = request.respondedAt.map { " (\(style.ago($0)))" } ?? ""
      lines += answer(request, style).enumerated().map { index, line in
        index == 0 ? "  " + style.paint("→ ", .green) + line : "    " + line
      }
      lines[lines.count - 1] += style.paint(age, .dim)
      if request.status == .responded {
        lines.append("  " + style.paint("Let it go on: os help resume \(request.taskID.short)", .dim))
      }
    case .cancelled: lines.append("  " + style.paint("Ended with its task, without going on.", .dim))
    }
    return lines
  }

  private static func answer(_ request: HelpRequest, _ style: Style) -> [String] {
    var words: [String] = []
    if let chosen = request.chosenOption { words.append("option \(chosen + 1)") }
    if let response = request.response { words.append(response) }
    return Layout.wrapped(Escaped.text(words.joined(separator: ": ")), width: style.width - 4 - 12)
  }
}

extension HelpRequest.Category {
  var words: String {
    switch self {
    case .clarification: "clarification"
    case .decision: "decision"
    case .technicalBlocker: "technical blocker"
    case .unexpected: "unexpected"
    }
  }
}
