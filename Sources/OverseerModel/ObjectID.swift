/// The kind of object that an ``ObjectID`` names.
public protocol RepositoryObject: Sendable {
  /// What such an object is called, in messages.
  static var objectName: String { get }
}

/// The SHA-1 name of one kind of object of a repository. It is 20 bytes, stored inline, and cannot be taken for the
/// name of another kind of object.
public struct ObjectID<Kind: RepositoryObject>: Sendable {
  /// How many bytes a name has.
  public static var byteCount: Int { 20 }
  /// How many digits the text of a name has.
  public static var digitCount: Int { 40 }

  // Big-endian, so that the order of the numbers is the order of the texts.
  public let high: UInt64
  public let middle: UInt64
  public let low: UInt32

  /// The name whose 20 bytes these numbers are, each with its most significant byte first.
  public init(_ high: UInt64, _ middle: UInt64, _ low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }

  /// Names nothing: it stands for an object that is not there, as in git's own formats.
  public static var zero: Self { Self(0, 0, 0) }

  /// Takes the bytes of a name; nil unless there are 20.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var words: (high: UInt64, middle: UInt64, low: UInt32) = (0, 0, 0)
    for (place, byte) in bytes.enumerated() {
      switch place {
      case ..<8: words.high = words.high << 8 | UInt64(byte)
      case ..<16: words.middle = words.middle << 8 | UInt64(byte)
      default: words.low = words.low << 8 | UInt32(byte)
      }
    }
    self.init(words.high, words.middle, words.low)
  }

  /// Parses `text`; nil unless it is 40 hexadecimal digits in lower case.
  public init?(_ text: String) {
    var words: (high: UInt64, middle: UInt64, low: UInt32) = (0, 0, 0)
    var count = 0
    for digit in text.utf8 {
      guard count < Self.digitCount, let value = Self.value(of: digit) else { return nil }
      switch count {
      case ..<16: words.high = words.high << 4 | UInt64(value)
      case ..<32: words.middle = words.middle << 4 | UInt64(value)
      default: words.low = words.low << 4 | UInt32(value)
      }
      count += 1
    }
    guard count == Self.digitCount else { return nil }
    self.init(words.high, words.middle, words.low)
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// The 20 bytes of the name.
  public var bytes: [UInt8] { (0..<Self.byteCount).map { byte(at: $0) } }

  /// The first 12 digits, for people.
  public var short: String { digits(12) }

  private func byte(at place: Int) -> UInt8 {
    switch place {
    case ..<8: UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * place))
    case ..<16: UInt8(truncatingIfNeeded: middle >> UInt64(120 - 8 * place))
    default: UInt8(truncatingIfNeeded: low >> UInt32(152 - 8 * place))
    }
  }

  private func digits(_ count: Int) -> String {
    String(unsafeUninitializedCapacity: count) { buffer in
      for place in 0..<count {
        let nibble = place.isMultiple(of: 2) ? byte(at: place / 2) >> 4 : byte(at: place / 2) & 0xF
        buffer[place] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
      }
      return count
    }
  }
}

extension ObjectID: Hashable, Comparable, CustomStringConvertible {
  public var description: String { digits(Self.digitCount) }

  public static func < (left: Self, right: Self) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }
}

extension ObjectID: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected the name of a \(Kind.objectName): 40 hexadecimal digits")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

public enum CommitObject: RepositoryObject { public static let objectName = "commit" }
public enum TreeObject: RepositoryObject { public static let objectName = "tree" }
public enum BlobObject: RepositoryObject { public static let objectName = "blob" }

public typealias CommitID = ObjectID<CommitObject>
public typealias TreeID = ObjectID<TreeObject>
public typealias BlobID = ObjectID<BlobObject>
