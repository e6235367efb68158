import OverseerDiff
import OverseerModel

extension FileDiff {
  /// How many lines are shown above a comment that stands outside of all hunks.
  private static let mostLines = 10

  /// The difference with further hunks, of unchanged lines, so that each thread has the lines that it is about.
  ///
  /// - Parameter threads: Those on this file. Where a thread does not tell the text of its lines nothing is added.
  func showing(_ threads: [PlacedThread]) -> FileDiff {
    var texts: [Int: String] = [:]
    for placed in threads {
      guard let lines = placed.lines, let quote = placed.quote else { continue }
      for (line, text) in zip(lines, CodeLines.of(quote)).suffix(Self.mostLines) {
        guard !shows(line, on: placed.port.side) else { continue }
        texts[placed.port.side == .right ? line : line + shift(at: line, on: .left)] = text
      }
    }
    guard !texts.isEmpty else { return self }
    var shown = self
    var run: [HunkLine] = []
    for number in texts.keys.sorted() {
      let line = HunkLine(
        kind: .context, oldLine: number + shift(at: number, on: .right), newLine: number, text: texts[number] ?? "")
      if let last = run.last,
        last.newLine.map({ $0 + 1 }) != line.newLine || last.oldLine.map({ $0 + 1 }) != line.oldLine
      {
        shown.hunks.append(Self.hunk(of: run))
        run = []
      }
      run.append(line)
    }
    shown.hunks.append(Self.hunk(of: run))
    shown.hunks.sort { Self.place(of: $0) < Self.place(of: $1) }
    return shown
  }

  /// Where a hunk begins. Of one without lines on a side its start is the line before it.
  private static func place(of hunk: Hunk) -> (Int, Int) {
    (
      hunk.newLines > 0 ? hunk.newStart : hunk.newStart + 1, hunk.oldLines > 0 ? hunk.oldStart : hunk.oldStart + 1
    )
  }

  /// Whether a hunk has this line.
  func shows(_ line: Int, on side: DiffSide) -> Bool {
    hunks.contains { hunk in
      let (start, count) = side == .left ? (hunk.oldStart, hunk.oldLines) : (hunk.newStart, hunk.newLines)
      return count > 0 && (start..<start + count).contains(line)
    }
  }

  /// What leads from the number of an unchanged line on one side to that on the other.
  private func shift(at line: Int, on side: DiffSide) -> Int {
    var shift = 0
    for hunk in hunks {
      let (start, count) = side == .left ? (hunk.oldStart, hunk.oldLines) : (hunk.newStart, hunk.newLines)
      // Of a hunk without lines on a side the start is the line before it.
      guard count > 0 ? start + count <= line : start < line else { continue }
      shift += side == .left ? hunk.newLines - hunk.oldLines : hunk.oldLines - hunk.newLines
    }
    return shift
  }

  private static func hunk(of lines: [HunkLine]) -> Hunk {
    Hunk(
      oldStart: lines.first?.oldLine ?? 0, oldLines: lines.count, newStart: lines.first?.newLine ?? 0,
      newLines: lines.count, section: nil, lines: lines)
  }
}
