/// Bytes of which only the beginning and the end are kept.
struct HeadAndTail: Sendable {
  private let headLimit: Int
  private let tailLimit: Int
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var leftOut = 0

  init(headLimit: Int, tailLimit: Int) {
    self.headLimit = headLimit
    self.tailLimit = tailLimit
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    let first = bytes.prefix(headLimit - head.count)
    head += first
    tail += bytes[first.endIndex...]
    // Twice the limit, so that many small pieces do not move the tail each time.
    if tail.count > 2 * tailLimit { dropExcess() }
  }

  private mutating func dropExcess() {
    let excess = max(0, tail.count - tailLimit)
    tail.removeFirst(excess)
    leftOut += excess
  }

  /// What was kept, with a line in between that says how much was not.
  func joined() -> [UInt8] {
    var kept = self
    kept.dropExcess()
    guard kept.leftOut > 0 else { return kept.head + kept.tail }
    return kept.head + Array("\n… \(kept.leftOut) bytes left out …\n".utf8) + kept.tail
  }
}
