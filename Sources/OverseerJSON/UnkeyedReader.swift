/// Reads the elements of an array one after another.
struct UnkeyedReader: UnkeyedDecodingContainer {
  let elements: [JSONValue]
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(elements: [JSONValue], codingPath: [any CodingKey]) {
    self.elements = elements
    self.codingPath = codingPath
  }

  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  /// Steps over the element only when it is `null`.
  mutating func decodeNil() throws -> Bool {
    guard try current().isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool {
    try next { (value) throws(JSONCodingError) in try value.bool() }
  }

  mutating func decode(_ type: String.Type) throws -> String {
    try next { (value) throws(JSONCodingError) in try value.string() }
  }

  mutating func decode(_ type: Double.Type) throws -> Double {
    try next { (value) throws(JSONCodingError) in try value.double() }
  }

  mutating func decode(_ type: Float.Type) throws -> Float {
    try next { (value) throws(JSONCodingError) in try value.float() }
  }

  mutating func decode(_ type: Int.Type) throws -> Int { try integer() }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  mutating func decode(_ type: Int128.Type) throws -> Int128 { try integer() }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
  mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try integer() }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next { (value) throws(JSONCodingError) in try value.decoded(type) }
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try nestedDecoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try nestedDecoder().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try nestedDecoder() }

  private mutating func nestedDecoder() throws -> ValueDecoder {
    let decoder = ValueDecoder(value: try current(), codingPath: codingPath + [IndexKey(currentIndex)])
    currentIndex += 1
    return decoder
  }

  private func current() throws(JSONCodingError) -> JSONValue {
    guard !isAtEnd else {
      throw JSONCodingError(path: codingPath, key: IndexKey(currentIndex), message: JSONCodingError.missing)
    }
    return elements[currentIndex]
  }

  private mutating func integer<Value: FixedWidthInteger>() throws -> Value {
    try next { (value) throws(JSONCodingError) in try value.integer() }
  }

  /// Reads an element and steps over it, naming it in the error.
  @inline(__always)
  private mutating func next<Value>(_ read: (JSONValue) throws(JSONCodingError) -> Value) throws -> Value {
    let value = try current()
    do {
      let result = try read(value)
      currentIndex += 1
      return result
    } catch {
      throw error.below(codingPath, IndexKey(currentIndex))
    }
  }
}
