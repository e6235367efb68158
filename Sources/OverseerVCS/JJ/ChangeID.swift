import OverseerModel

/// jj's name of a change, which stays the same through all rewrites of its commit.
///
/// It has 16 bytes and is written with the letters z to k for the digits 0 to f, so that nobody takes it for the name
/// of a commit.
public struct ChangeID: Sendable, Hashable {
  /// How many letters the text has.
  public static let letterCount = 32

  // Big-endian.
  private let high: UInt64
  private let low: UInt64

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Parses `text`; nil unless it is 32 letters from k to z.
  public init?(_ text: String) {
    var words: (high: UInt64, low: UInt64) = (0, 0)
    var count = 0
    for letter in text.utf8 {
      guard (UInt8(ascii: "k")...UInt8(ascii: "z")).contains(letter) else { return nil }
      words.high = words.high << 4 | words.low >> 60
      words.low = words.low << 4 | UInt64(UInt8(ascii: "z") - letter)
      count += 1
    }
    guard count == Self.letterCount else { return nil }
    self.init(high: words.high, low: words.low)
  }

  /// The change that a commit belongs to: what its header `change-id` names, else the one derived from its own name.
  public init(of commit: CommitID, header: String?) {
    self = header.flatMap { ChangeID($0) } ?? .derived(from: commit)
  }

  /// The change of a commit that has no header `change-id`, as git makes them: bytes 4 to 19 of its name in reverse
  /// order, and the bits of each in reverse order too.
  public static func derived(from commit: CommitID) -> ChangeID {
    // Reversing bytes and the bits of each is reversing all bits. Left out are the first 4 of the 20 bytes.
    let last = commit.middle << 32 | UInt64(commit.low)
    let first = commit.high << 32 | commit.middle >> 32
    return ChangeID(high: last.bitsReversed, low: first.bitsReversed)
  }

  /// Whether the text begins with `prefix`. The empty one begins every text.
  public func hasPrefix(_ prefix: String) -> Bool { description.hasPrefix(prefix) }

  /// The first 12 letters, for people.
  public var short: String { String(description.prefix(12)) }
}

extension ChangeID: CustomStringConvertible {
  public var description: String {
    String(unsafeUninitializedCapacity: Self.letterCount) { buffer in
      for place in 0..<Self.letterCount {
        let word = place < 16 ? high : low
        let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (place & 15))) & 0xF
        buffer[place] = UInt8(ascii: "z") - digit
      }
      return Self.letterCount
    }
  }
}

extension ChangeID: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = ChangeID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected the name of a change: 32 letters from k to z")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension UInt64 {
  /// The lowest bit first.
  fileprivate var bitsReversed: UInt64 {
    var bits = self
    bits = bits >> 1 & 0x5555_5555_5555_5555 | (bits & 0x5555_5555_5555_5555) << 1
    bits = bits >> 2 & 0x3333_3333_3333_3333 | (bits & 0x3333_3333_3333_3333) << 2
    bits = bits >> 4 & 0x0F0F_0F0F_0F0F_0F0F | (bits & 0x0F0F_0F0F_0F0F_0F0F) << 4
    return bits.byteSwapped
  }
}
