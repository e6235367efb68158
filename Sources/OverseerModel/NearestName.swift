/// Guesses what somebody meant who wrote a name that is not there.
public enum NearestName {
  /// The name nearest to `word`, if it is near enough to have been meant: a few slips of the finger, another case, or
  /// the beginning of the only name that begins so.
  public static func to(_ word: String, among names: [String]) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty else { return nil }
    let tolerance = max(1, min(3, wanted.count / 3))
    let ranked = names.map { (name: $0, distance: distance(wanted, folded($0))) }.min { $0.distance < $1.distance }
    if let ranked, ranked.distance <= tolerance { return ranked.name }
    let longer = names.filter { wanted.count >= 3 && folded($0).starts(with: wanted) }
    return longer.count == 1 ? longer[0] : nil
  }

  /// Lower case, and letters and digits only: `InProgress`, `in_progress` and `in progress` are the same.
  private static func folded(_ text: String) -> [Character] {
    text.prefix(100).lowercased().filter { $0.isLetter || $0.isNumber }.map { $0 }
  }

  /// How many insertions, deletions, replacements and swaps of neighbours make one word of the other.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(last[column + 1] + 1, next[column] + 1, last[column] + (character == other ? 0 : 1))
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        next.append(best)
      }
      before = last
      last = next
    }
    return last[right.count]
  }
}
