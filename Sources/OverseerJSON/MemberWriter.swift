/// A value that is an object in JSON and writes its members itself, for what is written often: it needs none of the
/// boxes, key types and look-ups of `Codable`, which cost ten times as much as the writing.
///
/// It is `Encodable` by what it writes. Only ``JSONCoder`` can encode it.
public protocol MemberWritable: Encodable {
  /// Writes every member, in the order in which they shall stand.
  ///
  /// - Throws: What a member cannot be written for.
  func write(to members: borrowing MemberWriter) throws(JSONCodingError)
}

extension MemberWritable {
  public func encode(to encoder: any Encoder) throws {
    guard let encoder = encoder as? ValueEncoder else {
      throw JSONCodingError(message: "\(Self.self) can only be written as JSON")
    }
    try write(to: MemberWriter(state: encoder.state, frame: encoder.state.open(encoder.frame, asArray: false)))
  }
}

/// Writes the members of one object straight to the document. Keys are wire names, which need no escaping.
public struct MemberWriter: ~Copyable {
  private let state: EncodingState
  private let frame: FrameID

  init(state: EncodingState, frame: FrameID) {
    self.state = state
    self.frame = frame
  }

  public func encode(_ value: String, forKey key: StaticString) throws(JSONCodingError) {
    try state.beginMember(frame, key)
    state.writer.string(value)
  }

  /// Writes `null` where there is no value, as all the others here do.
  public func encode(_ value: String?, forKey key: StaticString) throws(JSONCodingError) {
    try state.beginMember(frame, key)
    if let value { state.writer.string(value) } else { state.writer.null() }
  }

  public func encode(_ value: Bool, forKey key: StaticString) throws(JSONCodingError) {
    try state.beginMember(frame, key)
    state.writer.bool(value)
  }

  public func encode(_ value: Int, forKey key: StaticString) throws(JSONCodingError) {
    try state.beginMember(frame, key)
    state.writer.integer(Int64(value))
  }

  public func encode(_ texts: [String], forKey key: StaticString) throws(JSONCodingError) {
    let list = try openList(key)
    for text in texts {
      try state.beginElement(list)
      state.writer.string(text)
    }
    closeMember()
  }

  public func encode(_ texts: JSONMap<String>, forKey key: StaticString) throws(JSONCodingError) {
    try state.beginMember(frame, key)
    let object = state.open(state.pushValue(), asArray: false)
    if !texts.isEmpty {  // the first iterator costs more than writing a whole task
      for (name, text) in texts {
        try state.beginMember(object, key: name, isVerbatim: true)
        state.writer.string(text)
      }
    }
    closeMember()
  }

  // What is generic is made anew for each type in the module that calls it: making `Optional` and `Array` of a type at
  // run time costs more than writing it.

  @inlinable
  public func encode<Value: MemberWritable>(_ value: Value?, forKey key: StaticString) throws(JSONCodingError) {
    guard let value else { return try encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  @inlinable
  public func encode<Value: MemberWritable>(_ value: Value, forKey key: StaticString) throws(JSONCodingError) {
    do throws(JSONCodingError) { try value.write(to: openObject(key)) } catch { throw failed(error, key) }
    closeMember()
  }

  @inlinable
  public func encode<Value: MemberWritable>(_ values: [Value], forKey key: StaticString) throws(JSONCodingError) {
    let list = try openList(key)
    for (index, value) in values.enumerated() {
      do throws(JSONCodingError) { try value.write(to: openElement(of: list)) } catch {
        throw failed(error, key, index)
      }
    }
    closeMember()
  }

  /// Any other value, in the way of `Codable`.
  @inlinable
  public func encode<Value: Encodable>(_ value: Value?, forKey key: StaticString) throws(JSONCodingError) {
    guard let value else { return try encodeNil(forKey: key) }
    try encodeCodable(value, forKey: key)
  }

  @usableFromInline
  func encodeNil(forKey key: StaticString) throws(JSONCodingError) {
    try state.beginMember(frame, key)
    state.writer.null()
  }

  @usableFromInline
  func encodeCodable(_ value: some Encodable, forKey key: StaticString) throws(JSONCodingError) {
    try state.beginMember(frame, key)
    do {
      try value.encode(to: ValueEncoder(state: state, frame: state.pushValue(), codingPath: []))
    } catch {
      throw failed(JSONCodingError(wrapping: error), key)
    }
    closeMember()
  }

  @usableFromInline
  func openObject(_ key: StaticString) throws(JSONCodingError) -> MemberWriter {
    try state.beginMember(frame, key)
    return MemberWriter(state: state, frame: state.open(state.pushValue(), asArray: false))
  }

  @usableFromInline
  func openList(_ key: StaticString) throws(JSONCodingError) -> FrameID {
    try state.beginMember(frame, key)
    return state.open(state.pushValue(), asArray: true)
  }

  @usableFromInline
  func openElement(of list: FrameID) throws(JSONCodingError) -> MemberWriter {
    try state.beginElement(list)
    return MemberWriter(state: state, frame: state.open(state.pushValue(), asArray: false))
  }

  @usableFromInline
  func closeMember() { state.close(inside: frame) }

  @usableFromInline
  func failed(_ error: JSONCodingError, _ key: StaticString, _ index: Int? = nil) -> JSONCodingError {
    var error = error
    if let index { error = error.below([], IndexKey(index)) }
    return state.failed(error.below([], JSONKey("\(key)")))
  }
}
