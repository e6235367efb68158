/// Two files as numbers, equal where the lines are.
struct LineIDs {
  var old: [Int32]
  var new: [Int32]
  /// One more than the highest number.
  var limit: Int

  init(_ old: Lines, _ new: Lines, whitespace: Whitespace) {
    let oldKeys = whitespace.comparable(old)
    let newKeys = whitespace.comparable(new)
    var interner = Interner(capacity: oldKeys.count + newKeys.count)
    (self.old, self.new) = oldKeys.bytes.withUnsafeBufferPointer { oldBytes in
      newKeys.bytes.withUnsafeBufferPointer { newBytes in
        (
          Self.ids(oldKeys.starts, oldBytes, whitespace, &interner),
          Self.ids(newKeys.starts, newBytes, whitespace, &interner)
        )
      }
    }
    limit = Int(interner.count)
  }

  private static func ids(
    _ starts: [Int], _ bytes: UnsafeBufferPointer<UInt8>, _ whitespace: Whitespace, _ interner: inout Interner
  ) -> [Int32] {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return [] }
    return [Int32](unsafeUninitializedCapacity: starts.count - 1) { ids, count in
      for line in 0..<starts.count - 1 {
        let range = whitespace.significant(starts[line]..<starts[line + 1], in: base)
        ids[line] = interner.add(base + range.lowerBound, range.count)
      }
      count = starts.count - 1
    }
  }
}
