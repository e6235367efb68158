import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines of a stream, each as soon as it is there.
struct LineInput {
  enum Line {
    case bytes([UInt8])
    /// It has more bytes than a line may have, and was left out.
    case tooLong
  }

  private let file: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  /// Where in the buffer the next line begins, and up to where it has been searched for an end.
  private var start = 0
  private var searched = 0
  private var hasEnded = false
  private var isTooLong = false

  init(_ file: Int32, limit: Int) {
    self.file = file
    self.limit = limit
  }

  /// The next line without its end; nil after the last one. Blocks until there is one.
  mutating func next() throws(OverseerError) -> Line? {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[start..<end]
        start = end + 1
        searched = start
        return finished(line)
      }
      searched = buffer.count
      if hasEnded {
        guard start < buffer.count || isTooLong else { return nil }
        let line = buffer[start...]
        start = buffer.count
        return finished(line)
      }
      if buffer.count - start > limit {
        isTooLong = true
        start = buffer.count
      }
      try readMore()
    }
  }

  private mutating func finished(_ line: ArraySlice<UInt8>) -> Line {
    defer { isTooLong = false }
    return isTooLong || line.count > limit ? .tooLong : .bytes(Array(line))
  }

  private mutating func readMore() throws(OverseerError) {
    buffer.removeFirst(start)
    searched -= start
    start = 0
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw OverseerError(.invalidInput, "standard input cannot be read: \(String(cString: strerror(errno)))")
      }
      hasEnded = count == 0
      buffer += chunk[..<count]
      return
    }
  }
}
