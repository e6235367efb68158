extension [UInt8] {
  /// Appends a JSON string.
  ///
  /// - Parameter utf8: UTF-8, but that the engine writes the halves of broken surrogate pairs as if they were
  ///   characters; those become U+FFFD.
  mutating func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xED else {
        index += 1
        continue
      }
      let isHalf = byte == 0xED && index + 2 < utf8.count && utf8[index + 1] >= 0xA0
      if byte == 0xED, !isHalf {
        index += 1
        continue
      }
      append(contentsOf: utf8[start..<index])
      if isHalf { append(contentsOf: "\u{FFFD}".utf8) } else { appendEscaped(byte) }
      index += isHalf ? 3 : 1
      start = index
    }
    append(contentsOf: utf8[start..<index])
    append(UInt8(ascii: "\""))
  }

  mutating func appendQuoted(_ text: String) {
    var text = text
    text.withUTF8 { appendQuoted($0) }
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
    case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    default:
      append(contentsOf: "u00".utf8)
      append(Self.hexadecimal(byte >> 4))
      append(Self.hexadecimal(byte & 0xF))
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
