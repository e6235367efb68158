/// The words of some lines as numbers, equal where the words are.
struct WordIDs {
  let lines: [[Int32]]
  /// One more than the highest number.
  let limit: Int

  init(_ lines: [Words]) {
    // One stretch of memory, for the table refers to the words where they lie.
    let bytes = Array(lines.lazy.map(\.bytes).joined())
    var interner = Interner(capacity: lines.reduce(0) { $0 + $1.count })
    self.lines = bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      return lines.map { line in
        defer { offset += line.bytes.count }
        guard let base = bytes.baseAddress else { return [] }
        return (0..<line.count).map { word in
          let start = Int(line.starts[word])
          return interner.add(base + offset + start, Int(line.starts[word + 1]) - start)
        }
      }
    }
    limit = Int(interner.count)
  }
}
