/// Cuts a stream of bytes into lines.
struct LineSplitter {
  enum Line: Hashable {
    case text([UInt8])
    /// It is longer than the limit. Nothing of it is kept.
    case tooLong
  }

  private let limit: Int
  private var rest: [UInt8] = []
  private var isTooLong = false

  /// - Parameter limit: How many bytes a line may have, without its end.
  init(limit: Int) { self.limit = limit }

  /// Takes what has come, and gives each line that ends in it. Blank lines are left out.
  mutating func take(_ bytes: UnsafeRawBufferPointer, _ each: (Line) -> Void) {
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      keep(bytes[start..<end])
      finish(each)
      start = end + 1
    }
    keep(bytes[start...])
  }

  /// Gives what stands after the last line's end, where something does.
  mutating func finish(_ each: (Line) -> Void) {
    defer {
      rest.removeAll(keepingCapacity: rest.capacity <= 1 << 16)
      isTooLong = false
    }
    if isTooLong { return each(.tooLong) }
    guard rest.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
    each(.text(rest))
  }

  private mutating func keep(_ bytes: Slice<UnsafeRawBufferPointer>) {
    if isTooLong { return }
    guard rest.count + bytes.count <= limit else {
      isTooLong = true
      rest = []
      return
    }
    rest.append(contentsOf: bytes)
  }
}
