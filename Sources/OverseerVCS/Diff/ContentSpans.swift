/// What a file consists of, as git counts it to tell renames: its lines, cut after 64 bytes, by the hashes of their
/// bytes.
///
/// The cuts and the hash are those of git's diffcore-delta, as its source describes them since 2.44: so that what is
/// taken for a rename here is taken for one there.
struct ContentSpans: Sendable {
  let size: Int
  /// How many bytes stand in spans of each hash, in the order of the hashes.
  private let counts: [(hash: UInt32, bytes: UInt32)]

  init(_ bytes: [UInt8], isBinary: Bool) {
    size = bytes.count
    var spans: [UInt64] = []
    spans.reserveCapacity(bytes.count / 24 + 1)
    bytes.withUnsafeBufferPointer { Self.cut($0, isBinary: isBinary, into: &spans) }
    spans.sort()
    var counts: [(hash: UInt32, bytes: UInt32)] = []
    counts.reserveCapacity(spans.count)
    for span in spans {
      let (hash, length) = (UInt32(truncatingIfNeeded: span >> 32), UInt32(truncatingIfNeeded: span))
      if let last = counts.last, last.hash == hash {
        counts[counts.count - 1].bytes += length
      } else {
        counts.append((hash, length))
      }
    }
    self.counts = counts
  }

  /// The spans of a text, each with its hash above its length.
  private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, isBinary: Bool, into spans: inout [UInt64]) {
    var (first, second, length) = (UInt32(0), UInt32(0), UInt64(0))
    func add() {
      spans.append(UInt64((first &+ second &* 0x61) % 107_927) << 32 | length)
      (first, second, length) = (0, 0, 0)
    }
    for place in bytes.indices {
      let byte = bytes[place]
      // A text is the same with line ends of either kind.
      if !isBinary, byte == UInt8(ascii: "\r"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\n") {
        continue
      }
      (first, second) = (first << 7 ^ second >> 25, second << 7 ^ first >> 25)
      first &+= UInt32(byte)
      length += 1
      if length == 64 || byte == UInt8(ascii: "\n") { add() }
    }
    if length > 0 { add() }
  }

  /// How many bytes the two have in common.
  func common(with other: ContentSpans) -> Int {
    var (place, otherPlace, common) = (0, 0, 0)
    while place < counts.count, otherPlace < other.counts.count {
      let (span, otherSpan) = (counts[place], other.counts[otherPlace])
      if span.hash == otherSpan.hash { common += Int(min(span.bytes, otherSpan.bytes)) }
      if span.hash <= otherSpan.hash { place += 1 }
      if otherSpan.hash <= span.hash { otherPlace += 1 }
    }
    return common
  }
}
