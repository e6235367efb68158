/// Moves each run of changed lines to the place where it reads best: a run may slide by a line where the line it leaves
/// equals the one it takes.
///
/// Runs that meet become one. A run stays beside a change of the other side where it can; else indentation and blank
/// lines decide (see ``SplitScore``). This is how git's xdiff compacts changes; Michael Haggerty's "diff-slider-tools"
/// describe it.
struct ChangeSlider {
  /// A run slides by that many lines at most in search of the best place.
  private static let mostSliding = 100

  private let lines: Lines
  private let ids: UnsafeBufferPointer<Int32>

  init(lines: Lines, ids: UnsafeBufferPointer<Int32>) {
    self.lines = lines
    self.ids = ids
  }

  /// Slides the runs of `flags`. `others` are the flags of the other side, which stay as they are.
  func slide(_ flags: borrowing ChangedFlags, beside others: borrowing ChangedFlags) {
    lines.bytes.withUnsafeBufferPointer { bytes in
      var group = Group(first: flags)
      var other = Group(first: others)
      repeat {
        if !group.isEmpty { place(&group, flags, &other, others, bytes) }
      } while group.toNext(flags) && other.toNext(others)
    }
  }

  private func place(
    _ group: inout Group, _ flags: borrowing ChangedFlags, _ other: inout Group, _ others: borrowing ChangedFlags,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    var count: Int
    var earliestEnd: Int
    var isBesideOther: Bool
    repeat {
      count = group.end - group.start
      while group.slideUp(flags, ids) { other.toPrevious(others) }
      earliestEnd = group.end
      isBesideOther = !other.isEmpty
      while group.slideDown(flags, ids) {
        _ = other.toNext(others)
        if !other.isEmpty { isBesideOther = true }
      }
      // It has met another run, and both may have more room together.
    } while count != group.end - group.start

    guard group.end > earliestEnd else { return }
    if isBesideOther {
      while other.isEmpty, group.slideUp(flags, ids) { other.toPrevious(others) }
      return
    }
    let end = bestEnd(group, from: earliestEnd, bytes)
    while group.end > end, group.slideUp(flags, ids) { other.toPrevious(others) }
  }

  private func bestEnd(_ group: Group, from earliestEnd: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let count = group.end - group.start
    let first = max(earliestEnd, group.end - count - 1, group.end - Self.mostSliding)
    var best: (end: Int, score: SplitScore)?
    for end in first...group.end {
      var score = SplitScore()
      score.add(splitBefore: end, lines, bytes)
      score.add(splitBefore: end - count, lines, bytes)
      if let known = best, score.isWorse(than: known.score) { continue }
      best = (end, score)
    }
    return best?.end ?? group.end
  }
}

/// A run of changed lines, or the empty one between two unchanged lines: both sides have as many of them.
private struct Group {
  private(set) var start = 0
  private(set) var end = 0

  init(first flags: borrowing ChangedFlags) {
    while flags[end] { end += 1 }
  }

  var isEmpty: Bool { start == end }

  /// - Returns: Whether there was a next one.
  mutating func toNext(_ flags: borrowing ChangedFlags) -> Bool {
    if end == flags.count { return false }
    start = end + 1
    end = start
    while flags[end] { end += 1 }
    return true
  }

  mutating func toPrevious(_ flags: borrowing ChangedFlags) {
    end = start - 1
    start = end
    while flags[start - 1] { start -= 1 }
  }

  /// - Returns: Whether it could slide. It takes in a run that it meets.
  mutating func slideDown(_ flags: borrowing ChangedFlags, _ ids: UnsafeBufferPointer<Int32>) -> Bool {
    guard end < flags.count, ids[start] == ids[end] else { return false }
    flags[start] = false
    flags[end] = true
    start += 1
    end += 1
    while flags[end] { end += 1 }
    return true
  }

  mutating func slideUp(_ flags: borrowing ChangedFlags, _ ids: UnsafeBufferPointer<Int32>) -> Bool {
    guard start > 0, ids[start - 1] == ids[end - 1] else { return false }
    start -= 1
    end -= 1
    flags[start] = true
    flags[end] = false
    while flags[start - 1] { start -= 1 }
    return true
  }
}
