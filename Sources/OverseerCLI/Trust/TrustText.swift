import OverseerModel
import OverseerSDK

/// The commands that a repository wants to run, as text for people who decide whether it may.
enum TrustText {
  static func list(_ commands: [AskedCommand], _ style: Style) -> String {
    guard !commands.isEmpty else { return "This repository wants to run nothing.\n" }
    return commands.map { lines(of: $0, style).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  static func unasked(_ style: Style) -> String {
    style.heading("Nothing was trusted.") + " A person does it at a terminal: os trust\n"
  }

  /// All of a difference is shown, however long its lines are: what was cut off could be what matters.
  private static func lines(of command: AskedCommand, _ style: Style) -> [String] {
    let (mark, color, words): (String, Style.Color, String) =
      switch command.state {
      case .trusted: ("✓", .green, "trusted")
      case .new: ("?", .yellow, "new")
      case .changed: ("!", .yellow, "changed since it was trusted")
      }
    let name = Layout.truncated(Escaped.line(command.kind.title(of: command.name)), to: style.width - 34)
    let head = style.paint(mark, color) + " " + style.paint(name, .bold) + style.paint(" (\(words))", .dim)
    let origin = style.block("in \(Escaped.line(command.origin))", indent: 2).map { style.paint($0, .dim) }
    if command.state == .trusted { return [head] + origin + style.block(command.command, indent: 4) }
    return [head] + origin
      + command.difference.flatMap { line in
        style.block(line, indent: 2).map { style.paint($0, self.color(of: line)) }
      }
  }

  private static func color(of line: String) -> Style.Color? {
    if line.hasPrefix("  + ") { return .green }
    if line.hasPrefix("  - ") { return .red }
    return nil
  }
}
