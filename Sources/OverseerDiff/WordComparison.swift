/// Finds the words that two lines have in common. White space is compared only where it stands beside such words.
struct WordComparison {
  let oldMarks: [HunkLine.Mark]
  let newMarks: [HunkLine.Mark]
  /// Twice the common words over all words, white space left out.
  let similarity: Double

  init(_ old: Words, _ new: Words) {
    let ids = WordIDs([old, new])
    let oldFlags = ChangedFlags(count: old.count)
    let newFlags = ChangedFlags(count: new.count)
    oldFlags.mark(0..<old.count)
    newFlags.mark(0..<new.count)
    let (oldTexts, newTexts) = (old.texts, new.texts)
    let common = Self.common(
      oldTexts.map { ids.lines[0][$0] }, newTexts.map { ids.lines[1][$0] }, limit: ids.limit)
    func unmark(_ word: Int, _ other: Int) {
      guard oldFlags[word], newFlags[other], ids.lines[0][word] == ids.lines[1][other] else { return }
      oldFlags[word] = false
      newFlags[other] = false
    }
    // White space at the start and the end counts as if it stood beside a common word.
    unmark(0, 0)
    for (index, other) in common {
      let (word, other) = (oldTexts[index], newTexts[other])
      if word > 0, other > 0, old.isBlank(word - 1) { unmark(word - 1, other - 1) }
      unmark(word, other)
      if word + 1 < old.count, other + 1 < new.count, old.isBlank(word + 1) { unmark(word + 1, other + 1) }
    }
    unmark(old.count - 1, new.count - 1)
    oldMarks = old.marks(oldFlags)
    newMarks = new.marks(newFlags)
    let all = oldTexts.count + newTexts.count
    similarity = all == 0 ? 1 : 2 * Double(common.count) / Double(all)
  }

  /// The pairs of places where the same numbers stand on both sides, in order.
  private static func common(_ old: [Int32], _ new: [Int32], limit: Int) -> [(old: Int, new: Int)] {
    // In long lines that have little in common the fewest marks are not worth the search.
    let mostSteps = min(max(16_000 / (old.count + new.count + 1), 16), 256)
    let oldFlags = ChangedFlags(count: old.count)
    let newFlags = ChangedFlags(count: new.count)
    var tally = [Int32](repeating: 0, count: limit)
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        tally.withUnsafeMutableBufferPointer { tally in
          guard let tally = tally.baseAddress else { return }
          let myers = MyersDiff(old, old.indices, new, new.indices, tally: tally, mostSteps: mostSteps)
          myers.mark(oldFlags, newFlags)
        }
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    pairs.reserveCapacity(min(old.count, new.count))
    var other = 0
    for word in old.indices where !oldFlags[word] {
      while newFlags[other] { other += 1 }
      pairs.append((word, other))
      other += 1
    }
    return pairs
  }
}
