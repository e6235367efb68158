/// Looks at eight bytes of text at once, for the long runs in which nothing special happens.
enum ByteScan {
  /// Whether one of the eight bytes at `offset`, which must all exist, is a quote, a backslash or a control character.
  @inline(__always)
  static func needsCare(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard let start = bytes.baseAddress else { return true }
    let word = word(start + offset)
    let quotes = hasZero(word ^ 0x2222_2222_2222_2222)
    let backslashes = hasZero(word ^ 0x5C5C_5C5C_5C5C_5C5C)
    let controls = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
    return quotes | backslashes | controls != 0
  }

  /// How many bytes from the start are the same.
  static func commonPrefix(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else { return 0 }
    let count = min(left.count, right.count)
    var position = 0
    while position + 8 <= count, word(leftStart + position) == word(rightStart + position) { position += 8 }
    while position < count, left[position] == right[position] { position += 1 }
    return position
  }

  @inline(__always)
  private static func word(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
  }

  /// Nonzero when a byte of `word` is zero.
  @inline(__always)
  private static func hasZero(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
