/// Changes that stand close together, as they are shown.
public struct Hunk: Codable, Sendable, Hashable {
  /// The number of the first line in the old file, from 1. Where the hunk has no old lines that of the line before it,
  /// which is 0 at the beginning of the file, as git prints it.
  public var oldStart: Int
  public var oldLines: Int
  /// The number of the first line in the new file, likewise.
  public var newStart: Int
  public var newLines: Int
  /// The nearest line above the hunk that looks like the head of a function, at most 80 bytes of it.
  public var section: String?
  public var lines: [HunkLine]

  public init(oldStart: Int, oldLines: Int, newStart: Int, newLines: Int, section: String?, lines: [HunkLine]) {
    self.oldStart = oldStart
    self.oldLines = oldLines
    self.newStart = newStart
    self.newLines = newLines
    self.section = section
    self.lines = lines
  }

  /// All hunks of a diff.
  ///
  /// - Parameters:
  ///   - diff: The diff of exactly these two files.
  ///   - context: How many unchanged lines to show around changes.
  ///   - words: Whether to mark the words that changed.
  public static func hunks(_ old: Lines, _ new: Lines, _ diff: LineDiff, context: Int = 3, words: Bool = true) -> [Hunk]
  {
    hunks(old, new, diff, ranges: diff.hunks(context: context), words: words)
  }

  /// Some hunks of a diff, such as those of one page.
  ///
  /// - Parameters:
  ///   - diff: The diff of exactly these two files.
  ///   - ranges: The hunks, in order, as `diff` gives them.
  ///   - words: Whether to mark the words that changed.
  public static func hunks(
    _ old: Lines, _ new: Lines, _ diff: LineDiff, ranges: some Sequence<HunkRange>, words: Bool = true
  ) -> [Hunk] {
    var sections = SectionSearch(old)
    return ranges.map { range in
      Hunk(
        oldStart: range.old.isEmpty ? range.old.lowerBound : range.old.lowerBound + 1, oldLines: range.old.count,
        newStart: range.new.isEmpty ? range.new.lowerBound : range.new.lowerBound + 1, newLines: range.new.count,
        section: sections.section(above: range.old.lowerBound).map { String(decoding: $0, as: UTF8.self) },
        lines: lines(old, new, diff, range, words: words))
    }
  }

  private static func lines(
    _ old: Lines, _ new: Lines, _ diff: LineDiff, _ range: HunkRange, words: Bool
  ) -> [HunkLine] {
    var lines: [HunkLine] = []
    lines.reserveCapacity(range.old.count + range.new.count)
    func add(
      _ kind: HunkLine.Kind, _ oldLine: Int?, _ newLine: Int?, _ file: Lines, _ line: Int, _ marks: [HunkLine.Mark]
    ) {
      lines.append(
        HunkLine(
          kind: kind, oldLine: oldLine.map { $0 + 1 }, newLine: newLine.map { $0 + 1 }, text: file.text(line),
          noNewline: !file.hasNewline(line), marks: marks))
    }
    var position = (old: range.old.lowerBound, new: range.new.lowerBound)
    func addContext(to end: Int) {
      while position.new < end {
        add(.context, position.old, position.new, new, position.new, [])
        position = (position.old + 1, position.new + 1)
      }
    }
    for change in diff.changes[range.changes] {
      addContext(to: change.new.lowerBound)
      let marks = words ? ChangeMarks(change, old, new) : ChangeMarks()
      for line in change.old { add(.removed, line, nil, old, line, marks.old[line] ?? []) }
      for line in change.new { add(.added, nil, line, new, line, marks.new[line] ?? []) }
      position = (change.old.upperBound, change.new.upperBound)
    }
    addContext(to: range.new.upperBound)
    return lines
  }
}
