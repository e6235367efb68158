/// Reads the members of an object by the wire names of its keys.
struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let object: JSONObject
  let codingPath: [any CodingKey]
  private let isVerbatim = JSONKey.isVerbatim(Key.self)

  init(object: JSONObject, codingPath: [any CodingKey]) {
    self.object = object
    self.codingPath = codingPath
  }

  /// The keys of the object that `Key` knows, in the order of the document.
  var allKeys: [Key] {
    object.keys.compactMap { name in
      isVerbatim ? Key(stringValue: name) : JSONKey.key(of: Key.self, wireName: name)
    }
  }

  @inline(__always)
  private func find(_ key: Key) -> JSONValue? {
    let name = key.stringValue
    return object[isVerbatim ? name : JSONKey.wireName(name)]
  }

  @inline(__always)
  private func value(_ key: some CodingKey, _ value: JSONValue?) throws -> JSONValue {
    guard let value else { throw JSONCodingError(path: codingPath, key: key, message: JSONCodingError.missing) }
    return value
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }

  /// True for `null` and, like everywhere in this codec, for an absent key.
  func decodeNil(forKey key: Key) throws -> Bool { find(key)?.isNull ?? true }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    try located(key) { (value) throws(JSONCodingError) in try value.bool() }
  }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try located(key) { (value) throws(JSONCodingError) in try value.string() }
  }

  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try located(key) { (value) throws(JSONCodingError) in try value.double() }
  }

  func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
    try located(key) { (value) throws(JSONCodingError) in try value.float() }
  }

  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try integer(key) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try integer(key) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try integer(key) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try integer(key) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try integer(key) }
  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try integer(key) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try integer(key) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try integer(key) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try integer(key) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try integer(key) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try integer(key) }
  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try integer(key) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try located(key) { (value) throws(JSONCodingError) in try value.decoded(type) }
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try present(key) { (value) throws(JSONCodingError) in try value.string() }
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try present(key) { (value) throws(JSONCodingError) in try value.decoded(type) }
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try nestedDecoder(key, find(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try nestedDecoder(key, find(key)).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try nestedDecoder(JSONKey("super"), object["super"]) }

  func superDecoder(forKey key: Key) throws -> any Decoder { try nestedDecoder(key, find(key)) }

  private func nestedDecoder(_ key: some CodingKey, _ value: JSONValue?) throws -> ValueDecoder {
    ValueDecoder(value: try self.value(key, value), codingPath: codingPath + [key])
  }

  @inline(__always)
  private func integer<Value: FixedWidthInteger>(_ key: Key) throws -> Value {
    try located(key) { (value) throws(JSONCodingError) in try value.integer() }
  }

  /// Reads a required member, naming it in the error.
  @inline(__always)
  private func located<Value>(
    _ key: Key, _ read: (JSONValue) throws(JSONCodingError) -> Value
  ) throws -> Value {
    let value = try value(key, find(key))
    do { return try read(value) } catch { throw error.below(codingPath, key) }
  }

  /// Reads a member that may be absent or `null`, naming it in the error.
  @inline(__always)
  private func present<Value>(
    _ key: Key, _ read: (JSONValue) throws(JSONCodingError) -> Value
  ) throws -> Value? {
    guard let value = find(key), !value.isNull else { return nil }
    do { return try read(value) } catch { throw error.below(codingPath, key) }
  }
}
