/// Which words differ between two lines.
///
/// The words are runs of letters and digits, runs of white space, and every other character by itself.
public struct WordDiff: Sendable, Hashable {
  /// Lines less similar than that have no words in common worth speaking of.
  public static let leastSimilarity = 0.2
  /// Longer lines are not cut into words.
  public static let mostBytes = 16_384

  /// What is only in the old line, in UTF-16 code units of its text; empty where the lines are too different or too
  /// long.
  public let old: [HunkLine.Mark]
  /// What is only in the new line.
  public let new: [HunkLine.Mark]
  /// From 0, nothing in common, to 1, equal but for white space.
  public let similarity: Double

  /// Compares two lines, given without their terminators. What is not UTF-8 counts as U+FFFD.
  public init(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) {
    guard max(old.count, new.count) <= Self.mostBytes else {
      similarity = Self.similarityOfEnds(old, new)
      self.old = []
      self.new = []
      return
    }
    let comparison = WordComparison(Words(old), Words(new))
    similarity = comparison.similarity
    let isSimilar = similarity >= Self.leastSimilarity
    self.old = isSimilar ? comparison.oldMarks : []
    self.new = isSimilar ? comparison.newMarks : []
  }

  /// How similar two lines are: the share of their words, white space left out, that they have in common in the same
  /// order. 1 for two lines without words. Of long lines it is the share of bytes that they begin and end with.
  public static func similarity(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> Double {
    WordDiff(old, new).similarity
  }

  private static func similarityOfEnds(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> Double {
    var common = 0
    for (byte, other) in zip(old, new) {
      guard byte == other else { break }
      common += 1
    }
    for (byte, other) in zip(old.dropFirst(common).reversed(), new.dropFirst(common).reversed()) {
      guard byte == other else { break }
      common += 1
    }
    return 2 * Double(common) / Double(old.count + new.count)
  }
}
