/// Writes the elements of an array straight to the document.
struct UnkeyedWriter: UnkeyedEncodingContainer {
  let state: EncodingState
  let frame: FrameID
  let codingPath: [any CodingKey]
  private(set) var count = 0

  init(state: EncodingState, frame: FrameID, codingPath: [any CodingKey]) {
    self.state = state
    self.frame = frame
    self.codingPath = codingPath
  }

  @inline(__always)
  private mutating func begin() throws {
    try state.beginElement(frame)
    count += 1
  }

  mutating func encodeNil() throws {
    try begin()
    state.writer.null()
  }

  mutating func encode(_ value: Bool) throws {
    try begin()
    state.writer.bool(value)
  }

  mutating func encode(_ value: String) throws {
    try begin()
    state.writer.string(value)
  }

  mutating func encode(_ value: Double) throws { try number(value) }
  mutating func encode(_ value: Float) throws { try number(value) }
  mutating func encode(_ value: Int) throws { try integer(value) }
  mutating func encode(_ value: Int8) throws { try integer(value) }
  mutating func encode(_ value: Int16) throws { try integer(value) }
  mutating func encode(_ value: Int32) throws { try integer(value) }
  mutating func encode(_ value: Int64) throws { try integer(value) }
  mutating func encode(_ value: Int128) throws { try integer(value) }
  mutating func encode(_ value: UInt) throws { try integer(value) }
  mutating func encode(_ value: UInt8) throws { try integer(value) }
  mutating func encode(_ value: UInt16) throws { try integer(value) }
  mutating func encode(_ value: UInt32) throws { try integer(value) }
  mutating func encode(_ value: UInt64) throws { try integer(value) }
  mutating func encode(_ value: UInt128) throws { try integer(value) }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    try begin()
    do {
      try value.encode(to: ValueEncoder(state: state, frame: state.pushValue(), codingPath: []))
    } catch {
      throw state.failed(JSONCodingError(wrapping: error).below(codingPath, IndexKey(count - 1)))
    }
    state.close(inside: frame)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    nestedEncoder().container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nestedEncoder().unkeyedContainer() }

  mutating func superEncoder() -> any Encoder { nestedEncoder() }

  private mutating func nestedEncoder() -> ValueEncoder {
    let path = codingPath + [IndexKey(count)]
    guard (try? begin()) != nil else { return ValueEncoder(state: state, frame: .none, codingPath: path) }
    return ValueEncoder(state: state, frame: state.pushValue(), codingPath: path)
  }

  private mutating func integer(_ value: some BinaryInteger) throws {
    guard let value = Int64(exactly: value) else {
      throw JSONCodingError(path: codingPath, key: IndexKey(count), message: JSONCodingError.outOfRange)
    }
    try begin()
    state.writer.integer(value)
  }

  private mutating func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
    guard value.isFinite else {
      throw JSONCodingError(path: codingPath, key: IndexKey(count), message: JSONCodingError.notFinite)
    }
    try begin()
    state.writer.number(value)
  }
}
