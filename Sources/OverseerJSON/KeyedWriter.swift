/// Writes the members of an object straight to the document, with wire names for keys and `null` for absent values.
struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let state: EncodingState
  let frame: FrameID
  let codingPath: [any CodingKey]
  private let isVerbatim: Bool

  init(state: EncodingState, frame: FrameID, codingPath: [any CodingKey]) {
    self.state = state
    self.frame = frame
    self.codingPath = codingPath
    isVerbatim = JSONKey.isVerbatim(Key.self)
  }

  @inline(__always)
  private func begin(_ key: Key) throws {
    try state.beginMember(frame, key: key.stringValue, isVerbatim: isVerbatim)
  }

  func encodeNil(forKey key: Key) throws {
    try begin(key)
    state.writer.null()
  }

  func encode(_ value: Bool, forKey key: Key) throws {
    try begin(key)
    state.writer.bool(value)
  }

  func encode(_ value: String, forKey key: Key) throws {
    try begin(key)
    state.writer.string(value)
  }

  func encode(_ value: Double, forKey key: Key) throws { try number(value, key) }
  func encode(_ value: Float, forKey key: Key) throws { try number(value, key) }
  func encode(_ value: Int, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int8, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int16, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int32, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int64, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int128, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt8, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt16, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt32, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt64, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt128, forKey key: Key) throws { try integer(value, key) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try begin(key)
    do {
      try value.encode(to: ValueEncoder(state: state, frame: state.pushValue(), codingPath: []))
    } catch {
      throw state.failed(JSONCodingError(wrapping: error).below(codingPath, key))
    }
    state.close(inside: frame)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    nestedEncoder(key).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    nestedEncoder(key).unkeyedContainer()
  }

  func superEncoder(forKey key: Key) -> any Encoder { nestedEncoder(key) }

  func superEncoder() -> any Encoder { nestedEncoder(JSONKey("super")) }

  private func nestedEncoder(_ key: some CodingKey) -> ValueEncoder {
    let path = codingPath + [key]
    let began: Void? = try? state.beginMember(frame, key: key.stringValue, isVerbatim: isVerbatim)
    guard began != nil else { return ValueEncoder(state: state, frame: .none, codingPath: path) }
    return ValueEncoder(state: state, frame: state.pushValue(), codingPath: path)
  }

  @inline(__always)
  private func integer(_ value: some BinaryInteger, _ key: Key) throws {
    guard let value = Int64(exactly: value) else {
      throw JSONCodingError(path: codingPath, key: key, message: JSONCodingError.outOfRange)
    }
    try begin(key)
    state.writer.integer(value)
  }

  private func number(_ value: some BinaryFloatingPoint & CustomStringConvertible, _ key: Key) throws {
    guard value.isFinite else {
      throw JSONCodingError(path: codingPath, key: key, message: JSONCodingError.notFinite)
    }
    try begin(key)
    state.writer.number(value)
  }
}

// The default implementations of these write nothing for nil, and each has to be replaced by itself.
extension KeyedWriter {
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }

  func encodeIfPresent(_ value: String?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }

  func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
    if let value { try number(value, key) } else { try encodeNil(forKey: key) }
  }

  func encodeIfPresent(_ value: Float?, forKey key: Key) throws {
    if let value { try number(value, key) } else { try encodeNil(forKey: key) }
  }

  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int128?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt128?, forKey key: Key) throws { try optional(value, key) }

  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try encodeNil(forKey: key) }
  }

  private func optional(_ value: (some BinaryInteger)?, _ key: Key) throws {
    if let value { try integer(value, key) } else { try encodeNil(forKey: key) }
  }
}
