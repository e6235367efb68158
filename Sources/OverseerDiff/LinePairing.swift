/// Pairs the lines of a replaced block with those that stand in their place: the pairs, in the order of both sides,
/// whose similarities add up to most.
///
/// An alignment by dynamic programming, as S. Needleman and C. Wunsch described it (1970). In large blocks only lines
/// at about the same place of both sides are compared.
struct LinePairing {
  private static let mostPairs = 2500
  /// How many lines before and behind the same place are compared in a larger block, and how many words at most.
  private static let mostDistance = 16
  private static let mostWords = 1_000_000

  /// Old and new lines, counted from the start of the block.
  private(set) var pairs: [(old: Int, new: Int)] = []

  private enum Step: UInt8 {
    case skipOld, skipNew, pair
  }

  init(_ old: [Words], _ new: [Words]) {
    guard !old.isEmpty, !new.isEmpty else { return }
    if old.count == 1, new.count == 1 {
      pairs = [(0, 0)]
      return
    }
    var overlap = WordOverlap(old, new)
    let isSmall = old.count * new.count <= Self.mostPairs
    let distance = min(Self.mostDistance, Self.mostWords / (1 + new.reduce(0) { $0 + $1.count }))
    let bands = (0..<old.count).map { line -> Range<Int> in
      if isSmall { return 0..<new.count }
      let middle = line * new.count / old.count
      return max(0, middle - distance)..<min(new.count, middle + distance + 1)
    }
    var steps: [[Step]] = []
    steps.reserveCapacity(old.count)
    // best[n]: the most that the old lines so far add up to with the first n new lines.
    var best = [Double](repeating: 0, count: new.count + 1)
    var reached = 0
    for (line, band) in bands.enumerated() {
      while reached < band.upperBound {
        best[reached + 1] = max(best[reached], best[reached + 1])
        reached += 1
      }
      steps.append(Self.row(line, band, &best, &overlap))
    }
    var (line, other) = (old.count - 1, new.count - 1)
    while line >= 0, other >= 0 {
      other = min(other, bands[line].upperBound - 1)
      guard other >= bands[line].lowerBound else {
        line -= 1
        continue
      }
      switch steps[line][other - bands[line].lowerBound] {
      case .skipOld: line -= 1
      case .skipNew: other -= 1
      case .pair:
        pairs.append((line, other))
        line -= 1
        other -= 1
      }
    }
    pairs.reverse()
  }

  private static func row(
    _ line: Int, _ band: Range<Int>, _ best: inout [Double], _ overlap: inout WordOverlap
  ) -> [Step] {
    overlap.select(old: line)
    var diagonal = best[band.lowerBound]
    return band.map { other in
      let above = best[other + 1]
      let similarity = overlap.similarity(toNew: other)
      defer { diagonal = above }
      if similarity >= WordDiff.leastSimilarity, diagonal + similarity > max(above, best[other]) {
        best[other + 1] = diagonal + similarity
        return .pair
      }
      best[other + 1] = max(above, best[other])
      return above >= best[other] ? .skipOld : .skipNew
    }
  }
}
