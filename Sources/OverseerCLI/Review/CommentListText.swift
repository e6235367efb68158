import OverseerModel

/// Comments one below the other, each with the code that it is about.
enum CommentListText {
  /// How many lines of code are shown of each.
  private static let mostLines = 10

  /// - Parameter areAll: Whether the resolved ones are among them.
  static func text(_ threads: [PlacedThread], areAll: Bool, _ style: Style) -> String {
    guard !threads.isEmpty else { return areAll ? "No comments.\n" : "No open comments.\n" }
    return threads.map { lines($0, style, unfolds: true).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// The place, the code, and the thread.
  static func lines(_ placed: PlacedThread, _ style: Style, unfolds: Bool) -> [String] {
    let thread = ThreadText(style: style, indent: 2, unfolds: unfolds).lines(placed)
    guard unfolds || !placed.first.isResolved else { return [head(placed, style)] + thread }
    return [head(placed, style)] + code(placed, style) + thread
  }

  /// `Sources/Printer.swift:10-12 at a90ca90ca90c, now :14`
  private static func head(_ placed: PlacedThread, _ style: Style) -> String {
    let written = placed.first.anchor
    switch placed.port.status {
    case .exact, .edited, .moved:
      return style.paint(DiffFileHead.end(of: placed.port.words, to: style.width), .bold)
    case .orphaned:
      let revision = written.revision.map { " at \($0.short)" } ?? ""
      let place = DiffFileHead.end(of: placed.first.place.words, to: style.width - revision.count)
      return style.paint(place, .bold) + style.paint(revision, .dim)
    }
  }

  /// What the comment is about: the text as it is now, of an orphan as it was.
  private static func code(_ placed: PlacedThread, _ style: Style) -> [String] {
    let isGone = placed.isOrphaned
    let start = isGone ? placed.first.anchor.lineStart : placed.port.lineStart
    guard let start, let quote = isGone ? placed.first.anchor.quote : placed.quote else { return [] }
    let lines = CodeLines.of(quote)
    let left = lines.count - mostLines
    let width = max(3, "\(start + lines.count)".count)
    let shown = lines.enumerated().suffix(mostLines).map { offset, line in
      let number = Layout.padded(left: "\(start + offset)", to: width)
      let text = CodeLines.cells(line, to: style.width - width - 6)
      let sign = isGone ? style.paint("-", .red) + (text.isEmpty ? "" : " ") : text.isEmpty ? "" : "  "
      return style.paint("  \(number)", .dim) + (sign.isEmpty ? "" : " " + sign)
        + style.paint(text, isGone ? .red : nil)
    }
    return (left > 0 ? [style.paint("  … \(left) more lines above", .dim)] : []) + shown
  }
}
