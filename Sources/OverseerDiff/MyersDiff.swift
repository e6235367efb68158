/// Myers' algorithm in linear space over a stretch of two sequences: E. W. Myers, "An O(ND) Difference Algorithm and
/// Its Variations", Algorithmica 1 (1986).
///
/// It gives up minimality where that costs too much, by the rules that git's xdiff took over from GNU diff: lines
/// without counterpart, and frequent ones among them, are left out before; a long enough run far from the start
/// settles a split; after a number of steps the furthest path does.
struct MyersDiff: ~Copyable {
  /// A run of that many equal lines is not a coincidence.
  static let significantRun = 20
  private static let leastStepsBeforeRun = 256

  /// The lines worth comparing of one side: their numbers and where they stand.
  let old: ComparedLines
  let new: ComparedLines
  /// How far the paths forward and backward came on each diagonal.
  private let forward: UnsafeMutablePointer<Int>
  private let backward: UnsafeMutablePointer<Int>
  /// Where diagonal 0 stands.
  private let origin: Int
  private let mostSteps: Int

  /// - Parameters:
  ///   - tally: Zero for every number of a line, and left so.
  ///   - mostSteps: After how many steps a search is cut short; nil for the square root of the number of lines, 256 at
  ///     least.
  init(
    _ old: UnsafeBufferPointer<Int32>, _ oldRange: Range<Int>, _ new: UnsafeBufferPointer<Int32>,
    _ newRange: Range<Int>, tally: UnsafeMutablePointer<Int32>, mostSteps: Int? = nil
  ) {
    var (oldTrimmed, newTrimmed) = (oldRange, newRange)
    Self.trim(&oldTrimmed, &newTrimmed) { old[$0] == new[$1] }
    self.old = ComparedLines(old, oldRange, trimmed: oldTrimmed, others: new, newRange, tally: tally)
    self.new = ComparedLines(new, newRange, trimmed: newTrimmed, others: old, oldRange, tally: tally)
    let diagonals = self.old.count + self.new.count + 3
    forward = .allocate(capacity: diagonals)
    backward = .allocate(capacity: diagonals)
    origin = self.new.count + 1
    self.mostSteps = mostSteps ?? max(roughSquareRoot(diagonals), 256)
  }

  deinit {
    forward.deallocate()
    backward.deallocate()
  }

  /// A stretch of each side.
  struct Box {
    var old: Range<Int>
    var new: Range<Int>
    /// Whether no heuristic may cut the search short.
    var isMinimal = false
  }

  /// Where to cut a box in two.
  struct Split {
    var old: Int
    var new: Int
    var isHeadMinimal = true
    var isTailMinimal = true
  }

  /// How far the paths from one corner came.
  struct Frontier {
    let furthest: UnsafeMutablePointer<Int>
    let low: Int
    let high: Int
    /// The diagonal of the corner.
    let middle: Int
  }

  /// Marks the lines that are on one side only.
  func mark(_ oldFlags: borrowing ChangedFlags, _ newFlags: borrowing ChangedFlags) {
    for line in old.dropped { oldFlags[line] = true }
    for line in new.dropped { newFlags[line] = true }
    var open = [Box(old: 0..<old.count, new: 0..<new.count)]
    while var box = open.popLast() {
      Self.trim(&box.old, &box.new) { old.ids[$0] == new.ids[$1] }
      if box.old.isEmpty || box.new.isEmpty {
        for index in box.old { oldFlags[old.places[index]] = true }
        for index in box.new { newFlags[new.places[index]] = true }
        continue
      }
      let split = split(box)
      open.append(
        Box(
          old: split.old..<box.old.upperBound, new: split.new..<box.new.upperBound, isMinimal: split.isTailMinimal))
      open.append(
        Box(
          old: box.old.lowerBound..<split.old, new: box.new.lowerBound..<split.new, isMinimal: split.isHeadMinimal))
    }
  }

  /// Takes off what both have in common at the head and at the tail.
  @inline(__always)
  private static func trim(_ old: inout Range<Int>, _ new: inout Range<Int>, _ areEqual: (Int, Int) -> Bool) {
    var (oldStart, oldEnd) = (old.lowerBound, old.upperBound)
    var (newStart, newEnd) = (new.lowerBound, new.upperBound)
    while oldStart < oldEnd, newStart < newEnd, areEqual(oldStart, newStart) {
      oldStart += 1
      newStart += 1
    }
    while oldStart < oldEnd, newStart < newEnd, areEqual(oldEnd - 1, newEnd - 1) {
      oldEnd -= 1
      newEnd -= 1
    }
    old = oldStart..<oldEnd
    new = newStart..<newEnd
  }

  /// Goes from both corners until the paths meet, and gives the place.
  private func split(_ box: Box) -> Split {
    let lowest = box.old.lowerBound - box.new.upperBound
    let highest = box.old.upperBound - box.new.lowerBound
    let head = box.old.lowerBound - box.new.lowerBound
    let tail = box.old.upperBound - box.new.upperBound
    let meetsForward = (head - tail) & 1 != 0
    let forward = forward + origin
    let backward = backward + origin
    var (forwardLow, forwardHigh) = (head, head)
    var (backwardLow, backwardHigh) = (tail, tail)
    forward[head] = box.old.lowerBound
    backward[tail] = box.old.upperBound
    var steps = 1
    while true {
      var foundRun = false
      Self.widen(forward, &forwardLow, &forwardHigh, lowest, highest, beyond: -1)
      var diagonal = forwardHigh
      while diagonal >= forwardLow {
        let start = max(forward[diagonal - 1] + 1, forward[diagonal + 1])
        let end = old.runEnd(from: start, new, start - diagonal, box.old.upperBound, box.new.upperBound)
        if end - start > Self.significantRun { foundRun = true }
        forward[diagonal] = end
        if meetsForward, backwardLow <= diagonal, diagonal <= backwardHigh, backward[diagonal] <= end {
          return Split(old: end, new: end - diagonal)
        }
        diagonal -= 2
      }
      Self.widen(backward, &backwardLow, &backwardHigh, lowest, highest, beyond: .max)
      diagonal = backwardHigh
      while diagonal >= backwardLow {
        let end = min(backward[diagonal - 1], backward[diagonal + 1] - 1)
        let start = old.runStart(from: end, new, end - diagonal, box.old.lowerBound, box.new.lowerBound)
        if end - start > Self.significantRun { foundRun = true }
        backward[diagonal] = start
        if !meetsForward, forwardLow <= diagonal, diagonal <= forwardHigh, start <= forward[diagonal] {
          return Split(old: start, new: start - diagonal)
        }
        diagonal -= 2
      }
      if !box.isMinimal {
        let ahead = Frontier(furthest: forward, low: forwardLow, high: forwardHigh, middle: head)
        let behind = Frontier(furthest: backward, low: backwardLow, high: backwardHigh, middle: tail)
        if foundRun, steps > Self.leastStepsBeforeRun, let split = runSplit(box, ahead, behind, steps) { return split }
        if steps >= mostSteps { return furthestSplit(box, ahead, behind) }
      }
      steps += 1
    }
  }

  /// Makes room for one more diagonal at both ends, or leaves one out where the box ends.
  @inline(__always)
  private static func widen(
    _ furthest: UnsafeMutablePointer<Int>, _ low: inout Int, _ high: inout Int, _ lowest: Int, _ highest: Int,
    beyond: Int
  ) {
    if low > lowest {
      low -= 1
      furthest[low - 1] = beyond
    } else {
      low += 1
    }
    if high < highest {
      high += 1
      furthest[high + 1] = beyond
    } else {
      high -= 1
    }
  }
}
