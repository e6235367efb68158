/// The lines of one side that Myers' algorithm compares: not those without counterpart, which cannot match, nor
/// frequent ones in the midst of such, which would only match by chance.
struct ComparedLines: ~Copyable {
  /// How far to look around a frequent line.
  private static let window = 100
  private static let mostFrequent = 1024

  private enum Kind {
    case unmatched, matched, frequent
  }

  let count: Int
  let ids: UnsafeMutablePointer<Int32>
  let places: UnsafeMutablePointer<Int>
  /// Lines known to be changed.
  let dropped: [Int]

  /// - Parameters:
  ///   - trimmed: The part of `range` between the common head and tail of both sides.
  ///   - tally: Zero for every number, and left so.
  init(
    _ lines: UnsafeBufferPointer<Int32>, _ range: Range<Int>, trimmed: Range<Int>,
    others: UnsafeBufferPointer<Int32>, _ otherRange: Range<Int>, tally: UnsafeMutablePointer<Int32>
  ) {
    for line in otherRange { tally[Int(others[line])] += 1 }
    let frequent = min(roughSquareRoot(range.count), Self.mostFrequent)
    let kinds = trimmed.map { line -> Kind in
      let matches = Int(tally[Int(lines[line])])
      return matches == 0 ? .unmatched : matches >= frequent ? .frequent : .matched
    }
    for line in otherRange { tally[Int(others[line])] = 0 }

    ids = .allocate(capacity: max(trimmed.count, 1))
    places = .allocate(capacity: max(trimmed.count, 1))
    var kept = 0
    var dropped: [Int] = []
    for (index, kind) in kinds.enumerated() {
      let line = trimmed.lowerBound + index
      if kind == .matched || kind == .frequent && !Self.isAmongUnmatched(index, kinds) {
        ids[kept] = lines[line]
        places[kept] = line
        kept += 1
      } else {
        dropped.append(line)
      }
    }
    count = kept
    self.dropped = dropped
  }

  deinit {
    ids.deallocate()
    places.deallocate()
  }

  /// Whether the frequent lines around this one are in so small a minority that none of them is worth comparing.
  private static func isAmongUnmatched(_ index: Int, _ kinds: [Kind]) -> Bool {
    let before = run(kinds[max(0, index - window)..<index].reversed())
    guard before.unmatched > 0 else { return false }
    let after = run(kinds[(index + 1)..<min(kinds.count, index + window + 1)])
    guard after.unmatched > 0 else { return false }
    let unmatched = before.unmatched + after.unmatched
    // Each side counts the line itself once more.
    let frequent = before.frequent + after.frequent + 2
    return frequent * 4 < frequent + unmatched
  }

  /// What stands before the next line that surely matches.
  private static func run(_ kinds: some Sequence<Kind>) -> (unmatched: Int, frequent: Int) {
    var counts = (unmatched: 0, frequent: 0)
    for kind in kinds {
      switch kind {
      case .unmatched: counts.unmatched += 1
      case .frequent: counts.frequent += 1
      case .matched: return counts
      }
    }
    return counts
  }

  /// Where the lines from `start` cease to equal those of `other` from `otherStart`.
  @inline(__always)
  func runEnd(from start: Int, _ other: borrowing ComparedLines, _ otherStart: Int, _ end: Int, _ otherEnd: Int) -> Int
  {
    var line = start
    var otherLine = otherStart
    while line < end, otherLine < otherEnd, ids[line] == other.ids[otherLine] {
      line += 1
      otherLine += 1
    }
    return line
  }

  /// Where the lines before `end` begin to equal those of `other` before `otherEnd`.
  @inline(__always)
  func runStart(from end: Int, _ other: borrowing ComparedLines, _ otherEnd: Int, _ start: Int, _ otherStart: Int)
    -> Int
  {
    var line = end
    var otherLine = otherEnd
    while line > start, otherLine > otherStart, ids[line - 1] == other.ids[otherLine - 1] {
      line -= 1
      otherLine -= 1
    }
    return line
  }
}

/// A power of two about as large as the square root.
func roughSquareRoot(_ number: Int) -> Int {
  var root = 1
  var rest = number
  while rest > 0 {
    root <<= 1
    rest >>= 2
  }
  return root
}
