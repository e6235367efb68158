import OverseerModel

/// A stack in one line, from the default branch up: `main ─ ✓ 0PARS1 ─ [◉ 0REVW1] ─ ◌ 0W1DE1`.
struct StackStrip: Sendable, Hashable {
  struct Layer: Sendable, Hashable {
    var task: AnyTaskID
    var status: TaskStatus
    /// Whether it is no longer where it belongs.
    var drift: Bool
  }

  var branch: String
  /// Bottom-up.
  var layers: [Layer]
  /// The task that is looked at.
  var asked: AnyTaskID

  /// Broken between layers, where they do not fit into one line.
  func lines(width: Int, _ style: Style) -> [String] {
    let branch = Layout.truncated(Escaped.line(branch), to: 24)
    var lines = [style.paint(branch, .bold)]
    var used = DisplayWidth.of(branch)
    for layer in layers {
      let isAsked = layer.task == asked
      let name = layer.task.short + (layer.drift ? " drifted" : "")
      let cells = DisplayWidth.of(name) + 2 + (isAsked ? 2 : 0)
      let glyph = TaskGlyph(layer.status).painted(style)
      let shown = style.paint(layer.task.short, isAsked ? .bold : .cyan)
      let text = "\(glyph) \(shown)" + (layer.drift ? style.paint(" drifted", .yellow) : "")
      let part = isAsked ? "[\(text)]" : text
      if used + 3 + cells > width {
        lines.append("  " + style.paint("─ ", .dim) + part)
        used = 4 + cells
      } else {
        lines[lines.count - 1] += style.paint(" ─ ", .dim) + part
        used += 3 + cells
      }
    }
    return lines
  }
}
