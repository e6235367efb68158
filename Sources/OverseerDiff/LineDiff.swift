/// Which lines differ between two files, as a person would say it.
///
/// A histogram diff, whose anchors are the rarest common lines, and Myers' algorithm where nothing is rare; then runs
/// of changes are slid to where they read best. The result is that of `git diff --histogram`, except where git's work
/// grows with the square of the lines: there the search is cut short. (With `-U0` git's own result can differ, because
/// it first takes off what both files end with.)
public struct LineDiff: Sendable, Hashable {
  /// In order; between two changes at least one line is unchanged.
  public let changes: [LineChange]
  public let oldCount: Int
  public let newCount: Int

  public init(_ old: Lines, _ new: Lines, whitespace: Whitespace = .show) {
    let changes: [LineChange]
    if old.isEmpty || new.isEmpty || old.bytes == new.bytes {
      let isSame = old.isEmpty == new.isEmpty
      changes = isSame ? [] : [LineChange(old: 0..<old.count, new: 0..<new.count)]
    } else {
      changes = LineComparison(old, new, whitespace: whitespace).changes()
    }
    self.init(changes: changes, oldCount: old.count, newCount: new.count)
  }

  private init(changes: [LineChange], oldCount: Int, newCount: Int) {
    self.changes = changes
    self.oldCount = oldCount
    self.newCount = newCount
  }

  /// How many lines the new file has that the old one lacks.
  public var added: Int { changes.reduce(0) { $0 + $1.new.count } }

  /// How many lines of the old file the new one lacks.
  public var removed: Int { changes.reduce(0) { $0 + $1.old.count } }

  /// Where an unchanged line of the old file stands in the new one; nil where it was removed or replaced.
  public func newLine(of old: Int) -> Int? { Self.place(of: old, among: changes, from: \.old, to: \.new) }

  /// Where an unchanged line of the new file stood in the old one; nil where it was added or replaced.
  public func oldLine(of new: Int) -> Int? { Self.place(of: new, among: changes, from: \.new, to: \.old) }

  /// The way back.
  public var reversed: LineDiff {
    LineDiff(changes: changes.map(\.reversed), oldCount: newCount, newCount: oldCount)
  }

  private static func place(
    of line: Int, among changes: [LineChange], from: KeyPath<LineChange, Range<Int>>,
    to: KeyPath<LineChange, Range<Int>>
  ) -> Int? {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle][keyPath: from].lowerBound <= line { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return line }
    let before = changes[low - 1]
    let end = before[keyPath: from].upperBound
    return line < end ? nil : line - end + before[keyPath: to].upperBound
  }
}
