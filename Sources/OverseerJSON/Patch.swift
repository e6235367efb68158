/// What an update says about one value: nothing, "remove it", or "make it this".
///
/// As a property of a `Codable` type it is written as no key at all, as `null`, or as the value, and read back the same
/// way. Give the property the default `= .unchanged` so that callers name only what they change. The synthesized
/// conformance handles it wherever this module is imported; outside of keyed properties (in arrays, in `JSONMap`)
/// `.unchanged` cannot be told from `.clear` and is written as `null`.
public enum Patch<Value: Codable & Sendable & Hashable>: Sendable, Hashable {
  /// The update does not mention the value.
  case unchanged
  /// The update removes the value.
  case clear
  /// The update replaces the value.
  case set(Value)

  /// What the update makes of the present value.
  public func applied(to value: Value?) -> Value? {
    switch self {
    case .unchanged: value
    case .clear: nil
    case .set(let replacement): replacement
    }
  }

  /// Whether the update leaves the value alone.
  public var isUnchanged: Bool {
    if case .unchanged = self { true } else { false }
  }
}

extension Patch: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self = container.decodeNil() ? .clear : .set(try container.decode(Value.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .unchanged, .clear: try container.encodeNil()
    case .set(let value): try container.encode(value)
    }
  }
}

extension KeyedDecodingContainer {
  /// Reads an absent key as `.unchanged`, `null` as `.clear`. Synthesized conformances choose this overload.
  public func decode<Value>(_ type: Patch<Value>.Type, forKey key: Key) throws -> Patch<Value> {
    guard contains(key) else { return .unchanged }
    return try decodeNil(forKey: key) ? .clear : .set(decode(Value.self, forKey: key))
  }
}

extension KeyedEncodingContainer {
  /// Writes no key for `.unchanged`, `null` for `.clear`. Synthesized conformances choose this overload.
  public mutating func encode<Value>(_ patch: Patch<Value>, forKey key: Key) throws {
    switch patch {
    case .unchanged: break
    case .clear: try encodeNil(forKey: key)
    case .set(let value): try encode(value, forKey: key)
    }
  }
}
