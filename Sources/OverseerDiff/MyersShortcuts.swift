/// Where Myers' algorithm cuts a box in two before the paths from its corners meet.
extension MyersDiff {
  /// Far from both corners, a path that came along a long run of equal lines and is well ahead of its steps.
  func runSplit(_ box: Box, _ ahead: Frontier, _ behind: Frontier, _ steps: Int) -> Split? {
    let run = Self.significantRun
    let least = 4 * steps
    var best = least
    var split: Split?
    for diagonal in stride(from: ahead.high, through: ahead.low, by: -2) {
      let oldLine = ahead.furthest[diagonal]
      let newLine = oldLine - diagonal
      let progress = oldLine - box.old.lowerBound + newLine - box.new.lowerBound - abs(diagonal - ahead.middle)
      guard progress > best, oldLine >= box.old.lowerBound + run, oldLine < box.old.upperBound,
        newLine >= box.new.lowerBound + run, newLine < box.new.upperBound,
        old.runStart(from: oldLine, new, newLine, oldLine - run, newLine - run) == oldLine - run
      else { continue }
      best = progress
      split = Split(old: oldLine, new: newLine, isTailMinimal: false)
    }
    if split != nil { return split }
    best = least
    for diagonal in stride(from: behind.high, through: behind.low, by: -2) {
      let oldLine = behind.furthest[diagonal]
      let newLine = oldLine - diagonal
      let progress = box.old.upperBound - oldLine + box.new.upperBound - newLine - abs(diagonal - behind.middle)
      guard progress > best, oldLine > box.old.lowerBound, oldLine <= box.old.upperBound - run,
        newLine > box.new.lowerBound, newLine <= box.new.upperBound - run,
        old.runEnd(from: oldLine, new, newLine, oldLine + run, newLine + run) == oldLine + run
      else { continue }
      best = progress
      split = Split(old: oldLine, new: newLine, isHeadMinimal: false)
    }
    return split
  }

  /// The end of the path that came furthest.
  func furthestSplit(_ box: Box, _ ahead: Frontier, _ behind: Frontier) -> Split {
    var (most, mostOld) = (-1, -1)
    for diagonal in stride(from: ahead.high, through: ahead.low, by: -2) {
      let oldLine = min(ahead.furthest[diagonal], box.old.upperBound, box.new.upperBound + diagonal)
      let sum = oldLine + oldLine - diagonal
      if sum > most { (most, mostOld) = (sum, oldLine) }
    }
    var (least, leastOld) = (Int.max, Int.max)
    for diagonal in stride(from: behind.high, through: behind.low, by: -2) {
      let oldLine = max(behind.furthest[diagonal], box.old.lowerBound, box.new.lowerBound + diagonal)
      let sum = oldLine + oldLine - diagonal
      if sum < least { (least, leastOld) = (sum, oldLine) }
    }
    let corners = (box.old.lowerBound + box.new.lowerBound, box.old.upperBound + box.new.upperBound)
    return corners.1 - least < most - corners.0
      ? Split(old: mostOld, new: most - mostOld, isTailMinimal: false)
      : Split(old: leastOld, new: least - leastOld, isHeadMinimal: false)
  }
}
