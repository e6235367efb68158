import OverseerDiff

/// A line of a file in the cells of a terminal: safe characters, its words marked, broken where it is too long.
struct DiffLineText {
  private struct Cell {
    var text: String
    var width: Int
    var isMarked: Bool
    /// Whether it shows as nothing.
    var isBlank = false
  }

  /// Of a line that takes more rows than these the rest is left out.
  private static let mostRows = 20
  private static let tabWidth = 4

  private let line: HunkLine
  private let width: Int
  private var cells: [Cell] = []
  private var column = 0

  /// - Parameters:
  ///   - showsReturn: Whether a `\r` at the end means anything, as the lines around end otherwise.
  ///   - bracketsWords: Whether changed words are put in brackets, as git has them: `[-old-]`, `{+new+}`.
  init(_ line: HunkLine, width: Int, showsReturn: Bool, bracketsWords: Bool) {
    self.line = line
    self.width = max(width, 20)
    addText(showsReturn: showsReturn)
    if bracketsWords { addBrackets() }
  }

  static func color(of line: HunkLine) -> Style.Color? {
    switch (line.kind, line.moved != nil) {
    case (.context, _): nil
    case (.removed, false): .red
    case (.added, false): .green
    case (.removed, true): .magenta
    case (.added, true): .blue
    }
  }

  private mutating func addText(showsReturn: Bool) {
    let text = line.text
    var end = text.endIndex
    // One that stands at the end of every line is how the lines of the file end.
    if !showsReturn, text.unicodeScalars.last == "\r" { end = text.unicodeScalars.index(before: end) }
    let shown = text.unicodeScalars[..<end]
    let ending = shown.lastIndex { $0 != " " && $0 != "\t" }.map { shown.index(after: $0) } ?? shown.startIndex
    // The white space at the end is what many a change is about.
    let visible = line.kind == .context ? shown[..<ending] : shown
    var place = 0
    for character in String(visible[..<min(ending, visible.endIndex)]) {
      let length = character.utf16.count
      add(character, isMarked: isMarked(place..<place + length))
      place += length
    }
    for scalar in visible[min(ending, visible.endIndex)...] {
      append(scalar == "\t" ? "→" : "·", isMarked: isMarked(place..<place + 1))
      place += 1
    }
  }

  private mutating func add(_ character: Character, isMarked: Bool) {
    if character == "\t" {
      let count = Self.tabWidth - column % Self.tabWidth
      for _ in 0..<count { append(" ", isMarked: isMarked, isBlank: true) }
    } else if character == "\r" {
      append("␍", isMarked: isMarked)
    } else {
      append(Escaped.text(String(character)), isMarked: isMarked, isBlank: character == " ")
    }
  }

  private mutating func append(_ text: String, isMarked: Bool, isBlank: Bool = false) {
    let cells = DisplayWidth.of(text)
    self.cells.append(Cell(text: text, width: cells, isMarked: isMarked, isBlank: isBlank))
    column += cells
  }

  private func isMarked(_ place: Range<Int>) -> Bool {
    line.marks.contains { $0.start < place.upperBound && place.lowerBound < $0.end }
  }

  private mutating func addBrackets() {
    guard cells.contains(where: \.isMarked) else { return }
    let (open, close) = line.kind == .removed ? ("[-", "-]") : ("{+", "+}")
    var bracketed: [Cell] = []
    var isMarked = false
    for cell in cells {
      if cell.isMarked != isMarked {
        bracketed.append(Cell(text: isMarked ? close : open, width: 2, isMarked: false))
        isMarked = cell.isMarked
      }
      bracketed.append(cell)
    }
    if isMarked { bracketed.append(Cell(text: close, width: 2, isMarked: false)) }
    cells = bracketed
  }

  /// At least one row, each of no more cells than there are.
  func rows(_ style: Style) -> [String] {
    var rows: [String] = []
    var rest = cells[...]
    while !rest.isEmpty {
      if rows.count == Self.mostRows - 1, rest.reduce(0, { $0 + $1.width }) > width {
        rows.append(style.paint("… \(rest.count) more characters", .dim))
        break
      }
      var used = 0
      let row = rest.prefix { cell in
        used += cell.width
        return used <= width
      }
      rows.append(painted(row, style))
      rest = rest.dropFirst(max(row.count, 1))
    }
    return rows.isEmpty ? [""] : rows
  }

  private func painted(_ row: ArraySlice<Cell>, _ style: Style) -> String {
    var row = row
    while row.last?.isBlank == true { row.removeLast() }
    var text = ""
    while let first = row.first {
      let run = row.prefix { $0.isMarked == first.isMarked }
      let words = run.map(\.text).joined()
      text += style.paint(first.isMarked ? style.paint(words, .inverse) : words, Self.color(of: line))
      row = row.dropFirst(run.count)
    }
    return text
  }
}
