/// Halves of UTF-16 pairs, which JSON can name but no text can hold.
enum LoneSurrogates {
  /// The JSON text with U+FFFD in place of each, as everything else has it that makes text of UTF-16; nil where there
  /// is none.
  static func replaced(in json: [UInt8]) -> [UInt8]? {
    var result = json
    var hasChanged = false
    var position = 0
    while position + 1 < json.count {
      guard json[position] == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      switch unit(json, at: position) {
      case (0xD800..<0xDC00)?:
        if case (0xDC00..<0xE000)? = unit(json, at: position + 6) {
          position += 12
          continue
        }
      case (0xDC00..<0xE000)?: break
      // The character after a backslash belongs to it, be it another backslash.
      default:
        position += 2
        continue
      }
      result.replaceSubrange(position..<position + 6, with: Array("\\uFFFD".utf8))
      hasChanged = true
      position += 6
    }
    return hasChanged ? result : nil
  }

  /// The code unit of an escape like `\uD83D`.
  private static func unit(_ json: [UInt8], at position: Int) -> UInt32? {
    guard position + 6 <= json.count, json[position] == UInt8(ascii: "\\"), json[position + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in json[position + 2..<position + 6] {
      guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
