/// How badly a run of changes reads at a place, after the indentation and the blank lines around its two ends.
///
/// The rules and their weights are those of git's indent heuristic, which Michael Haggerty found by trying weights on
/// runs whose best place people had chosen ("diff: improve positioning of add/delete blocks in diffs", git 2.11).
struct SplitScore {
  private static let mostBlanks = 20
  private static let mostIndentation = 200

  private var indentation = 0
  private var penalty = 0

  func isWorse(than other: SplitScore) -> Bool {
    60 * (indentation - other.indentation).signum() + penalty - other.penalty > 0
  }

  /// Counts the end of a run that stands before the line.
  mutating func add(splitBefore line: Int, _ lines: Lines, _ bytes: UnsafeBufferPointer<UInt8>) {
    let isAtEnd = line >= lines.count
    let own = isAtEnd ? nil : Self.indentation(of: line, lines, bytes)
    let before = Self.nextText(stride(from: line - 1, through: 0, by: -1), lines, bytes)
    let after = Self.nextText(stride(from: line + 1, through: lines.count - 1, by: 1), lines, bytes)

    if before.indentation == nil, before.blanks == 0 { penalty += 1 }
    if isAtEnd { penalty += 21 }
    let blanksAfter = own == nil ? 1 + after.blanks : 0
    let blanks = before.blanks + blanksAfter
    penalty += 6 * blanksAfter - 30 * blanks

    let effective = own ?? after.indentation
    indentation += effective ?? -1
    guard let effective, let previous = before.indentation else { return }
    if effective > previous {
      penalty += blanks > 0 ? 10 : -4
    } else if effective < previous {
      let isOpening = after.indentation.map { $0 > effective } ?? false
      penalty += isOpening ? (blanks > 0 ? 17 : 24) : (blanks > 0 ? 17 : 23)
    }
  }

  /// The next line that is not blank, and how many blank ones stand before it. After too many of them the search ends.
  private static func nextText(
    _ candidates: StrideThrough<Int>, _ lines: Lines, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (indentation: Int?, blanks: Int) {
    var blanks = 0
    for line in candidates {
      if let indentation = indentation(of: line, lines, bytes) { return (indentation, blanks) }
      blanks += 1
      if blanks == mostBlanks { return (0, blanks) }
    }
    return (nil, blanks)
  }

  /// How many columns a line is indented by, with tabs of 8; nil for a blank line.
  private static func indentation(of line: Int, _ lines: Lines, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    for position in lines.starts[line]..<lines.starts[line + 1] {
      switch bytes[position] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column += 8 - column % 8
      case newline, UInt8(ascii: "\r"): break
      default: return column
      }
      if column >= mostIndentation { return mostIndentation }
    }
    return nil
  }
}
