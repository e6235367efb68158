/// The encoder handed to a value, and the container for a value that is a single scalar.
///
/// `codingPath` is relative to the value that `JSONCoder` or a container is encoding; see `JSONCodingError.below`.
struct ValueEncoder: Encoder, SingleValueEncodingContainer {
  let state: EncodingState
  let frame: FrameID
  let codingPath: [any CodingKey]

  var userInfo: [CodingUserInfoKey: Any] { [:] }  // justified: Codable asks for it

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(
      KeyedWriter<Key>(state: state, frame: state.open(frame, asArray: false), codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    UnkeyedWriter(state: state, frame: state.open(frame, asArray: true), codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() throws {
    try state.beginScalar(frame)
    state.writer.null()
  }

  func encode(_ value: Bool) throws {
    try state.beginScalar(frame)
    state.writer.bool(value)
  }

  func encode(_ value: String) throws {
    try state.beginScalar(frame)
    state.writer.string(value)
  }

  func encode(_ value: Double) throws { try number(value) }
  func encode(_ value: Float) throws { try number(value) }
  func encode(_ value: Int) throws { try integer(value) }
  func encode(_ value: Int8) throws { try integer(value) }
  func encode(_ value: Int16) throws { try integer(value) }
  func encode(_ value: Int32) throws { try integer(value) }
  func encode(_ value: Int64) throws { try integer(value) }
  func encode(_ value: Int128) throws { try integer(value) }
  func encode(_ value: UInt) throws { try integer(value) }
  func encode(_ value: UInt8) throws { try integer(value) }
  func encode(_ value: UInt16) throws { try integer(value) }
  func encode(_ value: UInt32) throws { try integer(value) }
  func encode(_ value: UInt64) throws { try integer(value) }
  func encode(_ value: UInt128) throws { try integer(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try value.encode(to: self) }

  private func integer(_ value: some BinaryInteger) throws {
    guard let value = Int64(exactly: value) else {
      throw JSONCodingError(path: codingPath, message: JSONCodingError.outOfRange)
    }
    try state.beginScalar(frame)
    state.writer.integer(value)
  }

  private func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
    guard value.isFinite else { throw JSONCodingError(path: codingPath, message: JSONCodingError.notFinite) }
    try state.beginScalar(frame)
    state.writer.number(value)
  }
}
