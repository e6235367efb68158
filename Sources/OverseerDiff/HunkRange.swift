/// Changes that stand close together, with the unchanged lines around them.
public struct HunkRange: Sendable, Hashable {
  /// The lines of the old file, from 0, context included.
  public var old: Range<Int>
  /// The lines of the new file, from 0, context included.
  public var new: Range<Int>
  /// Which of the diff's changes these are.
  public var changes: Range<Int>

  public init(old: Range<Int>, new: Range<Int>, changes: Range<Int>) {
    self.old = old
    self.new = new
    self.changes = changes
  }
}

extension LineDiff {
  /// The changes grouped as git does it: up to `context` unchanged lines around each, and changes whose context would
  /// touch or overlap together.
  public func hunks(context: Int) -> [HunkRange] {
    let context = max(context, 0)
    var hunks: [HunkRange] = []
    var first = 0
    while first < changes.count {
      var last = first
      while last + 1 < changes.count,
        changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * min(context, oldCount)
      {
        last += 1
      }
      let before = min(context, changes[first].old.lowerBound, changes[first].new.lowerBound)
      let after = min(context, oldCount - changes[last].old.upperBound, newCount - changes[last].new.upperBound)
      hunks.append(
        HunkRange(
          old: changes[first].old.lowerBound - before..<changes[last].old.upperBound + after,
          new: changes[first].new.lowerBound - before..<changes[last].new.upperBound + after,
          changes: first..<last + 1))
      first = last + 1
    }
    return hunks
  }
}
