/// What is to be taken out of a script, and the few marks that take another place.
struct Blanks {
  private var ranges: [Range<Int>] = []
  private var marks: [(position: Int, mark: UInt8)] = []

  mutating func blank(_ range: Range<Int>) {
    if !range.isEmpty { ranges.append(range) }
  }

  /// Puts a mark into what is taken out.
  mutating func put(_ mark: Unicode.Scalar, at position: Int) { marks.append((position, UInt8(ascii: mark))) }

  /// The script without it. Every line keeps its length, in bytes and in UTF-16.
  func applied(to bytes: [UInt8]) -> String {
    var bytes = bytes
    for range in ranges { Self.blank(range, of: &bytes) }
    for (position, mark) in marks where position < bytes.count { bytes[position] = mark }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func blank(_ range: Range<Int>, of bytes: inout [UInt8]) {
    var position = range.lowerBound
    while position < range.upperBound {
      let length: Int
      switch bytes[position] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): length = 1
      case 0xF0...:
        // Two blanks, as it has two units of UTF-16.
        bytes.replaceSubrange(position..<position + 4, with: [0xC2, 0xA0, 0xC2, 0xA0])
        length = 4
      case 0xE0...:
        if WideSpace(bytes, at: position) == nil {
          bytes.replaceSubrange(position..<position + 3, with: [0xE3, 0x80, 0x80])
        }
        length = 3
      case 0xC0...:
        bytes.replaceSubrange(position..<position + 2, with: [0xC2, 0xA0])
        length = 2
      default:
        bytes[position] = UInt8(ascii: " ")
        length = 1
      }
      position += length
    }
  }
}
