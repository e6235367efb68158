/// A 128-bit sortable identifier: 48 bits of milliseconds since 1970, then 80 random bits.
///
/// Its text is 26 characters of Crockford base 32, whose order is the order of the numbers
/// (ULID specification, github.com/ulid/spec).
public struct ULID: Hashable, Comparable, Sendable {
  /// The upper 64 bits: the time and the first 16 random bits.
  public let high: UInt64
  /// The lower 64 random bits.
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads `prefix` and 26 characters of Crockford base 32 in upper case; nil for anything else,
  /// or where the value does not fit into 128 bits.
  public init?(_ text: String, after prefix: String = "") {
    var text = text
    var prefix = prefix
    let parsed = text.withUTF8 { text in
      prefix.withUTF8 { prefix -> ULID? in
        guard text.count >= prefix.count else { return nil }
        for index in 0..<prefix.count where text[index] != prefix[index] { return nil }
        return ULID(digits: UnsafeBufferPointer(rebasing: text[prefix.count...]))
      }
    }
    guard let parsed else { return nil }
    self = parsed
  }

  /// Reads the 26 characters without a prefix.
  public init?(utf8 text: some Collection<UInt8>) {
    let parsed = Array(text).withUnsafeBufferPointer { ULID(digits: $0) }
    guard let parsed else { return nil }
    self = parsed
  }

  private init?(digits: UnsafeBufferPointer<UInt8>) {
    guard digits.count == 26, let first = digits.first, (0x30...0x37).contains(first) else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for byte in digits {
      guard let digit = Self.digit(of: byte) else { return nil }
      high = high << 5 | low >> 59
      low = low << 5 | UInt64(digit)
    }
    self.init(high: high, low: low)
  }

  /// Milliseconds since 1970 that the identifier carries.
  public var milliseconds: UInt64 { high >> 16 }

  /// `prefix` and the 26 characters of the text form.
  public func text(after prefix: String) -> String {
    var prefix = prefix
    return prefix.withUTF8 { prefix in
      String(unsafeUninitializedCapacity: prefix.count + 26) { text in
        _ = text.update(fromContentsOf: prefix)
        writeDigits(to: text.extracting(prefix.count...))
        return prefix.count + 26
      }
    }
  }

  /// Appends the 26 characters of the text form.
  public func append(to text: inout [UInt8]) { text += self.text(after: "").utf8 }

  public static func < (left: ULID, right: ULID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// The next larger identifier; nil at the very end of the range.
  public var successor: ULID? {
    if low < .max { return ULID(high: high, low: low + 1) }
    if high < .max { return ULID(high: high + 1, low: 0) }
    return nil
  }

  /// Writes the characters of the text form, the last one first.
  private func writeDigits(to text: UnsafeMutableBufferPointer<UInt8>) {
    var (high, low) = (high, low)
    for index in stride(from: 25, through: 0, by: -1) {
      text[index] = Self.character(of: UInt8(truncatingIfNeeded: low & 31))
      low = low >> 5 | high << 59
      high >>= 5
    }
  }

  /// I, L, O and U are left out.
  private static func character(of digit: UInt8) -> UInt8 {
    switch digit {
    case 0..<10: 0x30 + digit
    case 10..<18: 0x41 + digit - 10
    case 18..<20: 0x4A + digit - 18
    case 20..<22: 0x4D + digit - 20
    case 22..<27: 0x50 + digit - 22
    default: 0x56 + digit - 27
    }
  }

  private static func digit(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x48: byte - 0x41 + 10
    case 0x4A, 0x4B: byte - 0x4A + 18
    case 0x4D, 0x4E: byte - 0x4D + 20
    case 0x50...0x54: byte - 0x50 + 22
    case 0x56...0x5A: byte - 0x56 + 27
    default: nil
    }
  }
}
