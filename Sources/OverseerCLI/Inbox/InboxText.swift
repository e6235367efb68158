import OverseerModel
import OverseerSDK

/// What waits for a person, as text for people: what it is, and what to type.
enum InboxText {
  /// - Parameter repos: The repositories that are named beside the items; none where all are of the same.
  static func text(_ items: [InboxItem], repos: [RepoID: Repo], _ style: Style) -> String {
    guard !items.isEmpty else { return "Nothing waits for you.\n" }
    return items.flatMap { lines(of: $0, repos[$0.repoID], style) }.joined(separator: "\n") + "\n"
  }

  private static func lines(of item: InboxItem, _ repo: Repo?, _ style: Style) -> [String] {
    let (glyph, color) = mark(item.kind)
    let id = item.taskID?.short ?? ""
    let waiting = item.unblocks > 0 ? ", \(item.unblocks) \(item.unblocks == 1 ? "waits" : "wait") for it" : ""
    let note = " (\(style.age(item.since))\(waiting))"
    let head = id.isEmpty ? "" : style.paint(id, .cyan) + "  "
    let room = style.width - 2 - (id.isEmpty ? 0 : id.count + 2) - DisplayWidth.of(note)
    let title = Layout.truncated(Escaped.line(item.title), to: max(room, 16))
    let place = repo.map { ", in \(Layout.truncated(Escaped.line($0.name), to: 20))" } ?? ""
    return [
      style.paint(glyph, color) + " " + head + title + style.paint(note, .dim),
      "    \(words(item.kind))\(place): " + style.paint(command(item), .bold),
    ]
  }

  /// The command with the ids as short as people type them.
  private static func command(_ item: InboxItem) -> String {
    var command = Escaped.line(item.command).replacing("\(item.repoID)", with: item.repoID.short)
    if let task = item.taskID { command = command.replacing("\(task)", with: task.short) }
    return command
  }

  private static func mark(_ kind: InboxItem.Kind) -> (String, Style.Color) {
    switch kind {
    case .review: (TaskGlyph.inReview.rawValue, .blue)
    case .help: (TaskGlyph.awaitingHuman.rawValue, .magenta)
    case .gatesEscalated, .conflict, .reviewerFailed: ("✗", .red)
    case .untrustedCommands: ("!", .yellow)
    case .drift: ("↯", .yellow)
    case .staleClaim: (TaskGlyph.waiting.rawValue, .yellow)
    }
  }

  private static func words(_ kind: InboxItem.Kind) -> String {
    switch kind {
    case .review: "to be judged"
    case .help: "asks"
    case .gatesEscalated: "gates failed for the last time"
    case .untrustedCommands: "wants to run what nobody trusts yet"
    case .drift: "what it stands on has moved"
    case .conflict: "conflicts with what it stands on"
    case .staleClaim: "nobody goes on with it"
    case .reviewerFailed: "the agent that should judge failed"
    }
  }
}
