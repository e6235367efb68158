extension RandomAccessCollection {
  /// The first place whose element does not come before what is looked for, found by halving; the end where all do.
  ///
  /// - Parameter comesBefore: True for elements up to some place, false from there on.
  func partitionPoint(where comesBefore: (Element) -> Bool) -> Index {
    var low = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if comesBefore(self[middle]) {
        low = index(after: middle)
        length -= half + 1
      } else {
        length = half
      }
    }
    return low
  }
}
