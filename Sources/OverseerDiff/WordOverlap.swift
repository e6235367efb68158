/// How many words lines have in common, in whatever order: a quick measure, never below that of ``WordDiff``.
struct WordOverlap {
  private let old: [[Int32]]
  private let new: [[Int32]]
  /// How often each word stands in the selected old line.
  private var tally: [Int32]
  private var selected: [Int32] = []

  init(_ old: [Words], _ new: [Words]) {
    let ids = WordIDs(old + new)
    let texts = zip(old + new, ids.lines).map { words, ids in
      words.texts.map { ids[$0] }
    }
    self.old = Array(texts.prefix(old.count))
    self.new = Array(texts.dropFirst(old.count))
    tally = [Int32](repeating: 0, count: ids.limit)
  }

  mutating func select(old line: Int) {
    for word in selected { tally[Int(word)] = 0 }
    selected = old[line]
    for word in selected { tally[Int(word)] += 1 }
  }

  /// Twice the common words over all words; 0 where a line has none.
  mutating func similarity(toNew line: Int) -> Double {
    let words = new[line]
    guard !words.isEmpty, !selected.isEmpty else { return 0 }
    var common = 0
    for word in words {
      tally[Int(word)] -= 1
      if tally[Int(word)] >= 0 { common += 1 }
    }
    for word in words { tally[Int(word)] += 1 }
    return 2 * Double(common) / Double(words.count + selected.count)
  }
}
