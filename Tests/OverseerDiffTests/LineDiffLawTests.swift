import TestSeed
import Testing

@testable import OverseerDiff

/// What holds for any two files.
struct LineDiffLawTests {
  @Test("the changes, applied to the old file, give the new one, and reversed the old one")
  func apply() {
    var seed = PrintedSeed()
    for round in 0..<600 {
      let versions =
        round % 2 == 0
        ? seed.versions() : (old: seed.bytes(seed.number(0...60)), new: seed.bytes(seed.number(0...60)))
      let (old, new) = (Lines(versions.old), Lines(versions.new))
      let diff = LineDiff(old, new)
      #expect(UnifiedPatch.apply(diff.changes, to: old, from: new) == new.bytes, "\(seed.seed)")
      #expect(UnifiedPatch.apply(diff.reversed.changes, to: new, from: old) == old.bytes, "\(seed.seed)")
      #expect(diff.reversed.reversed == diff)
      #expect(LineDiff(old, Lines(versions.old)).changes.isEmpty)
    }
  }

  @Test("where the histogram diff takes too long, the result is still a diff")
  func littleWork() {
    var seed = PrintedSeed()
    for work in 0..<120 {
      let lines = seed.lines(60)
      let (old, new) = (Lines(seed.file(lines)), Lines(seed.file(seed.edited(lines))))
      if old.isEmpty || new.isEmpty { continue }
      let changes = LineComparison(old, new, whitespace: .show).changes(work: work * 4)
      #expect(UnifiedPatch.apply(changes, to: old, from: new) == new.bytes, "\(seed.seed)")
    }
  }

  @Test("changes are in order and apart, and all other lines are equal", arguments: Whitespace.allCases)
  func wellFormed(whitespace: Whitespace) {
    var seed = PrintedSeed()
    for _ in 0..<250 {
      let versions = seed.versions()
      let (old, new) = (Lines(versions.old), Lines(versions.new))
      let diff = LineDiff(old, new, whitespace: whitespace)
      var place = (old: 0, new: 0)
      for change in diff.changes + [LineChange(old: old.count..<old.count, new: new.count..<new.count)] {
        #expect(change.old.lowerBound - place.old == change.new.lowerBound - place.new, "\(seed.seed)")
        for (line, other) in zip(place.old..<change.old.lowerBound, place.new..<change.new.lowerBound) {
          #expect(significant(old[line], whitespace) == significant(new[other], whitespace), "\(seed.seed)")
          #expect(diff.newLine(of: line) == other)
          #expect(diff.oldLine(of: other) == line)
        }
        for line in change.old { #expect(diff.newLine(of: line) == nil) }
        for line in change.new { #expect(diff.oldLine(of: line) == nil) }
        place = (change.old.upperBound, change.new.upperBound)
      }
      for (change, next) in zip(diff.changes, diff.changes.dropFirst()) {
        #expect(change.old.upperBound < next.old.lowerBound && change.new.upperBound < next.new.lowerBound)
      }
      #expect(diff.changes.allSatisfy { !$0.old.isEmpty || !$0.new.isEmpty })
      #expect(diff.added - diff.removed == new.count - old.count)
    }
  }

  @Test("the hunks hold every change once, and say where they stand")
  func hunks() {
    var seed = PrintedSeed()
    for _ in 0..<150 {
      let versions = seed.versions()
      let (old, new) = (Lines(versions.old), Lines(versions.new))
      let diff = LineDiff(old, new)
      let context = seed.number(0...5)
      let ranges = diff.hunks(context: context)
      #expect(ranges.flatMap { Array($0.changes) } == Array(diff.changes.indices), "\(seed.seed)")
      let hunks = Hunk.hunks(old, new, diff, context: context)
      #expect(hunks.count == ranges.count)
      for (hunk, range) in zip(hunks, ranges) {
        let (before, after) = (hunk.lines.filter { $0.kind != .added }, hunk.lines.filter { $0.kind != .removed })
        #expect(before.map(\.text) == range.old.map { old.text($0) })
        #expect(after.map(\.text) == range.new.map { new.text($0) })
        #expect(before.compactMap(\.oldLine) == range.old.map { $0 + 1 })
        #expect(after.compactMap(\.newLine) == range.new.map { $0 + 1 })
        #expect((hunk.oldLines, hunk.newLines) == (before.count, after.count))
      }
      if let second = ranges.indices.dropFirst().first {
        let paged = Hunk.hunks(old, new, diff, ranges: ranges[second...])
        #expect(paged == Array(hunks[second...]), "\(seed.seed)")
      }
    }
  }

  /// What of a line counts, said as simply as possible.
  private func significant(_ line: ArraySlice<UInt8>, _ whitespace: Whitespace) -> [UInt8] {
    let isBlank = { (byte: UInt8) in " \t\r\n".utf8.contains(byte) }
    let atEnd = { (bytes: [UInt8]) in Array(bytes.reversed().drop(while: isBlank).reversed()) }
    switch whitespace {
    case .show: return Array(line)
    case .eol: return atEnd(Array(line))
    case .leadingAndEOL: return Array(atEnd(Array(line)).drop(while: isBlank))
    case .all: return line.filter { !isBlank($0) }
    }
  }
}
