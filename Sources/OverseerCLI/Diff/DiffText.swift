import OverseerDiff
import OverseerModel

/// What changed in files, as text for people.
struct DiffText {
  let style: Style
  /// Whether words that changed are marked where there are no colours to do so.
  var showsWords = false
  /// Whether what a program has written, and what is large, is shown as well.
  var unfolds = false

  /// The files one below the other, with an empty line between them.
  func text(_ files: [FileDiff]) -> String {
    files.map { lines($0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// One file. What `notes` has at lines that are not shown is left out.
  func lines(_ diff: FileDiff, notes: DiffNotes = DiffNotes()) -> [String] {
    let file = diff.file
    let lines = DiffFileHead(file, isFolded: isFolded(file), style).lines + notes.atHead
    guard showsLines(of: file) else { return lines }
    let gutter = Gutter(of: diff, style)
    return lines + diff.hunks.flatMap { hunk(of: $0, notes, gutter) }
  }

  /// Whether the lines of a file are shown, and not only what happened to it.
  func showsLines(of file: ChangedFile) -> Bool { !isFolded(file) && !file.submodule && !file.binary }

  /// How far the text of the lines stands in.
  func indent(of diff: FileDiff) -> Int { Gutter(of: diff, style).cells }

  private func isFolded(_ file: ChangedFile) -> Bool {
    !unfolds && (file.generated || file.large) && !file.binary && !file.submodule
  }

  private func hunk(of hunk: Hunk, _ notes: DiffNotes, _ gutter: Gutter) -> [String] {
    let range = "@@ -\(hunk.oldStart),\(hunk.oldLines) +\(hunk.newStart),\(hunk.newLines) @@"
    let section = hunk.section.map { " " + Escaped.line($0) } ?? ""
    var lines = [
      style.paint(range, .cyan) + style.paint(Layout.truncated(section, to: style.width - range.count), .dim)
    ]
    let hasReturns = Set(hunk.lines.map { $0.text.unicodeScalars.last == "\r" })
    var block: Int?
    for line in hunk.lines {
      if let moved = line.moved, moved != block { lines.append(gutter.note("moved, block \(moved)")) }
      block = line.moved
      let row = DiffLineText(
        line, width: style.width - gutter.cells, showsReturn: hasReturns.count > 1,
        bracketsWords: showsWords && !style.hasColor)
      for (index, text) in row.rows(style).enumerated() {
        lines.append(index == 0 ? gutter.text(of: line, text) : gutter.text(below: text))
      }
      if line.noNewline { lines.append(gutter.note("no newline at the end of the file")) }
      lines += notes[line.oldLine, line.newLine]
    }
    return lines
  }
}

/// The numbers of the lines on both sides, and the sign between them and the text.
private struct Gutter {
  /// The cells of one number.
  let width: Int
  let style: Style

  init(of diff: FileDiff, _ style: Style) {
    let last = diff.hunks.last.map { max($0.oldStart + $0.oldLines, $0.newStart + $0.newLines) } ?? 0
    width = max(3, "\(last)".count)
    self.style = style
  }

  /// Two numbers, the sign, and a space after each.
  var cells: Int { 2 * width + 4 }

  func text(of line: HunkLine, _ text: String) -> String {
    let numbers = [line.oldLine, line.newLine].map { number in
      Layout.padded(left: number.map { "\($0)" } ?? "", to: width)
    }.joined(separator: " ")
    let sign =
      switch line.kind {
      case .context: " "
      case .removed: "-"
      case .added: "+"
      }
    let color = DiffLineText.color(of: line)
    if text.isEmpty, line.kind == .context { return style.paint(numbers, .dim) }
    return style.paint(numbers, .dim) + " " + style.paint(sign, color) + (text.isEmpty ? "" : " " + text)
  }

  func text(below text: String) -> String {
    String(repeating: " ", count: cells - 2) + style.paint("↳", .dim) + " " + text
  }

  func note(_ text: String) -> String {
    String(repeating: " ", count: 2 * width + 2) + style.paint("\\ \(text)", .dim)
  }
}
