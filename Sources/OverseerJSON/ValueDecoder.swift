/// The decoder handed to a type, and the container for a value that is a single scalar.
///
/// `codingPath` is relative to the value that `JSONCoder` or a container is decoding; see `JSONCodingError.below`.
///
/// A class, because a struct of this size would be boxed anew as decoder and as container.
final class ValueDecoder: Decoder, SingleValueDecodingContainer {
  let value: JSONValue
  let codingPath: [any CodingKey]

  init(value: JSONValue, codingPath: [any CodingKey]) {
    self.value = value
    self.codingPath = codingPath
  }

  var userInfo: [CodingUserInfoKey: Any] { [:] }  // justified: Codable asks for it

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let object) = value else { throw mismatch("an object") }
    return KeyedDecodingContainer(KeyedReader<Key>(object: object, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = value else { throw mismatch("an array") }
    return UnkeyedReader(elements: elements, codingPath: codingPath)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { value.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try located { () throws(JSONCodingError) in try value.bool() } }
  func decode(_ type: String.Type) throws -> String { try located { () throws(JSONCodingError) in try value.string() } }
  func decode(_ type: Double.Type) throws -> Double { try located { () throws(JSONCodingError) in try value.double() } }
  func decode(_ type: Float.Type) throws -> Float { try located { () throws(JSONCodingError) in try value.float() } }
  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: Int128.Type) throws -> Int128 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
  func decode(_ type: UInt128.Type) throws -> UInt128 { try integer() }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

  private func integer<Value: FixedWidthInteger>() throws -> Value {
    try located { () throws(JSONCodingError) in try value.integer() }
  }

  private func mismatch(_ expected: String) -> JSONCodingError {
    JSONCodingError(path: codingPath, message: value.mismatch(expected))
  }

  /// Puts the path of a nested container's decoder in front of the error; for others it is empty.
  @inline(__always)
  private func located<Value>(_ read: () throws(JSONCodingError) -> Value) throws -> Value {
    do { return try read() } catch { throw JSONCodingError(path: codingPath, message: error.message) }
  }
}

// What every container does with the value it has found.
extension JSONValue {
  func bool() throws(JSONCodingError) -> Bool {
    guard case .bool(let value) = self else { throw JSONCodingError(message: mismatch("a boolean")) }
    return value
  }

  func string() throws(JSONCodingError) -> String {
    guard case .string(let value) = self else { throw JSONCodingError(message: mismatch("a string")) }
    return value
  }

  func double() throws(JSONCodingError) -> Double {
    guard let value = numberValue else { throw JSONCodingError(message: mismatch("a number")) }
    return value
  }

  func float() throws(JSONCodingError) -> Float {
    let value = Float(try double())
    guard value.isFinite else { throw JSONCodingError(message: JSONCodingError.outOfRange) }
    return value
  }

  /// An integer within `Int64`, also when it is spelled with a fraction or exponent but has no fractional part.
  func integer<Integer: FixedWidthInteger>() throws(JSONCodingError) -> Integer {
    let found: String
    switch self {
    case .integer(let value):
      if let result = Integer(exactly: value) { return result }
      found = "\(value)"
    case .number(let value):
      // `Int64(exactly:)` would do the same, but needs the C library's rounding functions.
      let whole = value.magnitude < 0x1p63 ? Int64(value) : nil
      if let whole, Double(whole) != value { throw JSONCodingError(message: "expected an integer, found \(value)") }
      if let whole, let result = Integer(exactly: whole) { return result }
      found = "\(value)"
    default:
      throw JSONCodingError(message: mismatch("an integer"))
    }
    throw JSONCodingError(
      message: "number out of range: expected \(Integer.min) to \(Integer.max), found \(found)")
  }

  @inline(__always)
  func decoded<Value: Decodable>(_ type: Value.Type) throws(JSONCodingError) -> Value {
    do {
      return try Value(from: ValueDecoder(value: self, codingPath: []))
    } catch {
      throw JSONCodingError(wrapping: error)
    }
  }

  func mismatch(_ expected: String) -> String { "expected \(expected), found \(kindName)" }
}
