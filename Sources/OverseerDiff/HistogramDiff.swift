/// The histogram diff over two sequences of numbers.
///
/// A run common to both sides becomes an anchor, and what stands before and after it is compared in the same way. Going
/// through the new side, a run takes the place of the best so far when its rarest line is rarer on the old side, or
/// when it is longer. That generalizes Bram Cohen's patience diff, whose anchors are unique lines only; Shawn Pearce
/// described it with JGit's `HistogramDiff`. Where everything common is frequent, Myers' algorithm decides.
struct HistogramDiff: ~Copyable {
  /// A line that occurs more often than that is no anchor. JGit and git use the same limit.
  private static let mostOccurrences: Int32 = 64

  /// What is known of a line in the stretch of the old side at hand.
  private struct Occurrences {
    var count: Int32
    var first: Int32
  }

  /// A stretch of the old and one of the new side.
  private struct Region {
    var old: Range<Int>
    var new: Range<Int>
  }

  private enum Anchor {
    case none
    case run(Region)
    case tooFrequent
  }

  private let old: UnsafeBufferPointer<Int32>
  private let new: UnsafeBufferPointer<Int32>
  private let occurrences: UnsafeMutablePointer<Occurrences>
  /// For each old line the next equal one in its stretch, or -1.
  private let next: UnsafeMutablePointer<Int32>
  private let tally: UnsafeMutablePointer<Int32>

  /// - Parameter limit: One more than the highest number on either side.
  init(_ old: UnsafeBufferPointer<Int32>, _ new: UnsafeBufferPointer<Int32>, limit: Int) {
    self.old = old
    self.new = new
    occurrences = .allocate(capacity: max(limit, 1))
    occurrences.initialize(repeating: Occurrences(count: 0, first: -1), count: limit)
    next = .allocate(capacity: max(old.count, 1))
    tally = .allocate(capacity: max(limit, 1))
    tally.initialize(repeating: 0, count: limit)
  }

  deinit {
    occurrences.deallocate()
    next.deallocate()
    tally.deallocate()
  }

  /// How many lines to look at before the rest is left to Myers' algorithm: anchors that cut off a line at a time would
  /// make the work quadratic. Ordinary files take about twenty times their lines.
  var ampleWork: Int { 64 * (old.count + new.count) + 50_000_000 }

  /// Marks the lines that are on one side only.
  func mark(_ oldFlags: borrowing ChangedFlags, _ newFlags: borrowing ChangedFlags, work: Int) {
    var work = work
    var open = [Region(old: 0..<old.count, new: 0..<new.count)]
    while let region = open.popLast() {
      guard !region.old.isEmpty, !region.new.isEmpty else {
        oldFlags.mark(region.old)
        newFlags.mark(region.new)
        continue
      }
      switch work > 0 ? anchor(in: region, work: &work) : .tooFrequent {
      case .none:
        oldFlags.mark(region.old)
        newFlags.mark(region.new)
      case .run(let run):
        open.append(
          Region(
            old: run.old.upperBound..<region.old.upperBound, new: run.new.upperBound..<region.new.upperBound))
        open.append(
          Region(
            old: region.old.lowerBound..<run.old.lowerBound, new: region.new.lowerBound..<run.new.lowerBound))
      case .tooFrequent:
        let myers = MyersDiff(old, region.old, new, region.new, tally: tally)
        myers.mark(oldFlags, newFlags)
      }
    }
  }

  private func anchor(in region: Region, work: inout Int) -> Anchor {
    work -= region.old.count + region.new.count
    count(region.old)
    defer { for line in region.old { occurrences[Int(old[line])].count = 0 } }
    var best: Region?
    var rarest = Self.mostOccurrences + 1
    var hasCommon = false
    var line = region.new.lowerBound
    while line < region.new.upperBound {
      let known = occurrences[Int(new[line])]
      var following = line + 1
      if known.count > 0 {
        hasCommon = true
        if known.count <= rarest {
          following = extend(line, known, in: region, &best, &rarest, &work)
        }
      }
      line = following
    }
    if hasCommon, rarest > Self.mostOccurrences { return .tooFrequent }
    return best.map { .run($0) } ?? .none
  }

  /// From the last to the first, so that the occurrences of a line are chained in their order.
  private func count(_ lines: Range<Int>) {
    var line = lines.upperBound - 1
    while line >= lines.lowerBound {
      let entry = occurrences + Int(old[line])
      next[line] = entry.pointee.count == 0 ? -1 : entry.pointee.first
      entry.pointee.first = Int32(truncatingIfNeeded: line)
      entry.pointee.count += 1
      line -= 1
    }
  }

  /// Tries the common runs through a new line at each of its places on the old side.
  ///
  /// - Returns: The new line to go on with: the one after the longest of these runs.
  private func extend(
    _ line: Int, _ known: Occurrences, in region: Region, _ best: inout Region?, _ rarest: inout Int32,
    _ work: inout Int
  ) -> Int {
    var following = line + 1
    var candidate = Int(known.first)
    while candidate >= 0 {
      var rarity = known.count
      var oldStart = candidate
      var newStart = line
      while oldStart > region.old.lowerBound, newStart > region.new.lowerBound, old[oldStart - 1] == new[newStart - 1] {
        oldStart -= 1
        newStart -= 1
        if rarity > 1 { rarity = min(rarity, occurrences[Int(old[oldStart])].count) }
      }
      var oldEnd = candidate + 1
      var newEnd = line + 1
      while oldEnd < region.old.upperBound, newEnd < region.new.upperBound, old[oldEnd] == new[newEnd] {
        if rarity > 1 { rarity = min(rarity, occurrences[Int(old[oldEnd])].count) }
        oldEnd += 1
        newEnd += 1
      }
      work -= oldEnd - oldStart
      following = max(following, newEnd)
      if oldEnd - oldStart > max(best?.old.count ?? 0, 1) || rarity < rarest {
        best = Region(old: oldStart..<oldEnd, new: newStart..<newEnd)
        rarest = rarity
      }
      // Further places within the run just found would find it again.
      candidate = Int(next[candidate])
      while candidate >= 0, candidate < oldEnd { candidate = Int(next[candidate]) }
    }
    return following
  }
}
