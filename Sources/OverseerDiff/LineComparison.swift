/// One run of the diff: finds the changes between two files that are both not empty.
struct LineComparison {
  private let old: Lines
  private let new: Lines
  private let ids: LineIDs

  init(_ old: Lines, _ new: Lines, whitespace: Whitespace) {
    self.old = old
    self.new = new
    ids = LineIDs(old, new, whitespace: whitespace)
  }

  /// - Parameter work: How many lines the histogram diff may look at; nil for enough.
  func changes(work: Int? = nil) -> [LineChange] {
    let oldFlags = ChangedFlags(count: old.count)
    let newFlags = ChangedFlags(count: new.count)
    ids.old.withUnsafeBufferPointer { oldIDs in
      ids.new.withUnsafeBufferPointer { newIDs in
        let histogram = HistogramDiff(oldIDs, newIDs, limit: ids.limit)
        histogram.mark(oldFlags, newFlags, work: work ?? histogram.ampleWork)
        ChangeSlider(lines: old, ids: oldIDs).slide(oldFlags, beside: newFlags)
        ChangeSlider(lines: new, ids: newIDs).slide(newFlags, beside: oldFlags)
      }
    }
    return Self.changes(oldFlags, newFlags)
  }

  private static func changes(_ old: borrowing ChangedFlags, _ new: borrowing ChangedFlags) -> [LineChange] {
    var changes: [LineChange] = []
    var oldLine = 0
    var newLine = 0
    while oldLine < old.count || newLine < new.count {
      let oldStart = oldLine
      let newStart = newLine
      while old[oldLine] { oldLine += 1 }
      while new[newLine] { newLine += 1 }
      if oldLine > oldStart || newLine > newStart {
        changes.append(LineChange(old: oldStart..<oldLine, new: newStart..<newLine))
      } else {
        oldLine += 1
        newLine += 1
      }
    }
    return changes
  }
}
