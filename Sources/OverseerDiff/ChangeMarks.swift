/// The words that changed in the lines of one change, by line.
struct ChangeMarks {
  private(set) var old: [Int: [HunkLine.Mark]] = [:]
  private(set) var new: [Int: [HunkLine.Mark]] = [:]

  /// No marks.
  init() {}

  init(_ change: LineChange, _ oldLines: Lines, _ newLines: Lines) {
    guard !change.old.isEmpty, !change.new.isEmpty else { return }
    let oldWords = change.old.map { Self.words(oldLines.content($0)) }
    let newWords = change.new.map { Self.words(newLines.content($0)) }
    for pair in LinePairing(oldWords, newWords).pairs {
      let comparison = WordComparison(oldWords[pair.old], newWords[pair.new])
      guard comparison.similarity >= WordDiff.leastSimilarity else { continue }
      old[change.old.lowerBound + pair.old] = comparison.oldMarks
      new[change.new.lowerBound + pair.new] = comparison.newMarks
    }
  }

  /// A line too long to be marked is none that another could resemble.
  private static func words(_ line: ArraySlice<UInt8>) -> Words {
    Words(line.count <= WordDiff.mostBytes ? line : [])
  }
}
