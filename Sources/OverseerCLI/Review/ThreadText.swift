import OverseerModel

/// A thread of comments as it stands under what it is about. One that is resolved takes one line.
struct ThreadText {
  let style: Style
  /// The cells before it.
  var indent = 0
  /// Whether resolved threads are shown as open ones are.
  var unfolds = false

  private var space: String { String(repeating: " ", count: indent) }
  private var room: Int { max(style.width - indent - 2, 20) }

  func lines(_ placed: PlacedThread) -> [String] {
    let thread = placed.thread
    if thread.first.isResolved, !unfolds { return [folded(thread.first)] }
    var parts = [(mark: "┌", text: head(thread.first, severity: true, style.paint(note(placed), .yellow)))]
    parts += body(thread.first).map { ("│", $0) }
    for reply in thread.replies {
      parts.append(("├", head(reply, severity: reply.severity != .nit, "")))
      parts += body(reply).map { ("│", $0) }
    }
    if let at = thread.first.resolvedAt {
      let who = thread.first.resolvedBy.map { " by \($0.short)" } ?? ""
      parts.append(("│", style.paint("resolved\(who), \(style.ago(at))", .green)))
    }
    parts[parts.count - 1].mark = "└"
    return parts.map { space + style.paint($0.mark, .dim) + ($0.text.isEmpty ? "" : " \($0.text)") }
  }

  /// `must  0CMNT1  alice, 2h ago`
  private func head(_ comment: ReviewComment, severity: Bool, _ note: String) -> String {
    let kind = severity ? style.paint(comment.severity.rawValue, comment.severity.color) + "  " : ""
    let width = room - (severity ? comment.severity.rawValue.count + 2 : 0) - 10
    let who = "\(Layout.truncated(comment.who, to: 24)), \(style.ago(comment.createdAt))"
    let id = style.paint(comment.id.short, .cyan)
    return "\(kind)\(id)  " + style.paint(Layout.truncated(who, to: width), .bold) + note
  }

  /// How surely it stands here.
  private func note(_ placed: PlacedThread) -> String {
    switch placed.port.status {
    case .exact: ""
    case .edited: "  edited since"
    case .moved: "  moved here"
    case .orphaned: "  its text is gone"
    }
  }

  private func body(_ comment: ReviewComment) -> [String] {
    let words = Layout.wrapped(Escaped.text(comment.body), width: room - 1)
    var painted = words.map { Layout.truncated($0, to: room - 1) }
    if let suggestion = comment.suggestion {
      let lines = CodeLines.of(suggestion)
      painted.append(lines.isEmpty ? "Take these lines out." : "Suggested instead:")
      painted += lines.map { line in
        let text = CodeLines.cells(line, to: room - 3)
        return style.paint(text.isEmpty ? "+" : "+ \(text)", .green)
      }
    }
    return painted
  }

  private func folded(_ comment: ReviewComment) -> String {
    let end = " (resolved\(comment.resolvedBy.map { " by \($0.short)" } ?? ""))"
    let head = "✓ \(comment.id.short)  \(Layout.truncated(comment.who, to: 24)): "
    let left = room - DisplayWidth.of(head) - DisplayWidth.of(end)
    return space + style.paint(head + Layout.truncated(Escaped.line(comment.body), to: max(left, 10)) + end, .dim)
  }
}
