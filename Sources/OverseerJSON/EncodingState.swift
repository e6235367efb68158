/// The place of a value or container in the document being written. Serial numbers are not reused, so that a container
/// kept after it was closed is recognized.
@usableFromInline
struct FrameID: Sendable {
  fileprivate(set) var serial: UInt32
  fileprivate(set) var index: UInt8

  /// Belongs to no frame; writing to it always fails.
  static let none = FrameID(serial: 0, index: 0)
}

/// The document being written by one call of the encoder: the open containers and the bytes so far.
///
/// `Codable` never says that a container is finished. Here it is when its parent is written to again or the value that
/// opened it has been encoded, which is why containers must be filled one after another.
final class EncodingState {
  /// What has become of the place of a value.
  private enum Kind: UInt8 {
    case empty, scalar, object, array
  }

  private struct Frame {
    var serial: UInt32
    var kind: Kind
    var hasElements: Bool
  }

  let writer = JSONWriter()
  private let isPretty: Bool
  private let frames: UnsafeMutablePointer<Frame>
  private var top = -1
  private var lastSerial: UInt32 = 0

  /// What makes the document useless, although no error may reach the caller: misuse found in a call that cannot throw,
  /// or a value that failed half-way in a conformance that goes on regardless.
  private var failure: JSONCodingError?

  init(pretty: Bool) {
    isPretty = pretty
    // One place for each container, one for the value in the innermost.
    frames = .allocate(capacity: JSONParser.maximumDepth + 1)
  }

  deinit { frames.deallocate() }

  /// Adds the place for a value that is written by someone else: the document itself, or what `beginElement` or
  /// `beginMember` made room for.
  @inline(__always)
  func pushValue() -> FrameID {
    lastSerial &+= 1
    top += 1
    frames[top] = Frame(serial: lastSerial, kind: .empty, hasElements: false)
    return FrameID(serial: lastSerial, index: UInt8(truncatingIfNeeded: top))
  }

  /// Makes `finish` fail, whatever becomes of the error.
  func failed(_ error: JSONCodingError) -> JSONCodingError {
    failure = failure ?? error
    return error
  }

  /// Closes everything still open, and reports what could not be reported before.
  func finish() throws(JSONCodingError) {
    if let failure { throw failure }
    close(above: -1)
  }

  /// Makes the place of a value a container, or finds that it is one already: a type may ask its encoder twice to add
  /// its own members to those of a part.
  func open(_ id: FrameID, asArray: Bool) -> FrameID {
    do throws(JSONCodingError) {
      let kind: Kind = asArray ? .array : .object
      try select(id)
      if frames[top].kind == kind { return id }
      guard frames[top].kind == .empty else { throw Self.secondValue }
      guard top < JSONParser.maximumDepth else {
        throw JSONCodingError(message: "nested deeper than \(JSONParser.maximumDepth) levels")
      }
      frames[top].kind = kind
      writer.byte(asArray ? UInt8(ascii: "[") : UInt8(ascii: "{"))
      return id
    } catch {
      _ = failed(error)
      return .none
    }
  }

  /// Makes the place of a value a scalar, which the caller then writes.
  @inline(__always)
  func beginScalar(_ id: FrameID) throws(JSONCodingError) {
    try select(id)
    guard frames[top].kind == .empty else { throw Self.secondValue }
    frames[top].kind = .scalar
  }

  /// Writes what comes before an element of an array.
  @inline(__always)
  func beginElement(_ id: FrameID) throws(JSONCodingError) {
    try select(id)
    if frames[top].hasElements { writer.byte(UInt8(ascii: ",")) }
    frames[top].hasElements = true
    if isPretty { writer.line(depth: top + 1) }
  }

  /// Writes what comes before the value of a member of an object.
  ///
  /// Called from a method for each type of value; copies of it in all of them would be slower to load than to call.
  @inline(never)
  func beginMember(_ id: FrameID, key: String, isVerbatim: Bool) throws(JSONCodingError) {
    try beginElement(id)
    if isVerbatim { writer.string(key) } else { writer.wireKey(key) }
    if isPretty { writer.literal(": ") } else { writer.byte(UInt8(ascii: ":")) }
  }

  /// Writes what comes before the value of a member whose name is a wire name.
  @inline(__always)
  func beginMember(_ id: FrameID, _ key: StaticString) throws(JSONCodingError) {
    try beginElement(id)
    writer.plainKey(key)
    if isPretty { writer.byte(UInt8(ascii: " ")) }
  }

  /// Closes every container inside of the given one.
  @inline(__always)
  func close(inside id: FrameID) { close(above: Int(id.index)) }

  /// Makes `id` the innermost open place.
  @inline(__always)
  private func select(_ id: FrameID) throws(JSONCodingError) {
    if top >= 0, frames[top].serial == id.serial { return }
    try selectOuter(id)
  }

  @inline(never)
  private func selectOuter(_ id: FrameID) throws(JSONCodingError) {
    if let failure { throw failure }
    guard Int(id.index) <= top, frames[Int(id.index)].serial == id.serial else {
      throw JSONCodingError(message: "a container was written to after it was closed")
    }
    close(inside: id)
  }

  @inline(__always)
  private func close(above index: Int) {
    while top > index { closeTop() }
  }

  private func closeTop() {
    let frame = frames[top]
    if isPretty, frame.hasElements { writer.line(depth: top) }
    switch frame.kind {
    case .empty: writer.literal("{}")
    case .scalar: break
    case .object: writer.byte(UInt8(ascii: "}"))
    case .array: writer.byte(UInt8(ascii: "]"))
    }
    top -= 1
  }

  private static let secondValue = JSONCodingError(message: "a second value was written in the place of one")
}

extension EncodingState {
  /// Writes a tree in the place of a value.
  func write(_ value: JSONValue, in place: FrameID) throws(JSONCodingError) {
    switch value {
    case .array(let elements):
      let list = open(place, asArray: true)
      for (index, element) in elements.enumerated() {
        try beginElement(list)
        do throws(JSONCodingError) { try write(element, in: pushValue()) } catch {
          throw error.below([], IndexKey(index))
        }
        close(inside: list)
      }
    case .object(let object):
      let members = open(place, asArray: false)
      for (key, value) in object {
        try beginMember(members, key: key, isVerbatim: true)
        do throws(JSONCodingError) { try write(value, in: pushValue()) } catch {
          throw error.below([], JSONKey(key))
        }
        close(inside: members)
      }
    case .null:
      try beginScalar(place)
      writer.null()
    case .bool(let value):
      try beginScalar(place)
      writer.bool(value)
    case .integer(let value):
      try beginScalar(place)
      writer.integer(value)
    case .number(let value):
      try beginScalar(place)
      guard value.isFinite else { throw JSONCodingError(message: JSONCodingError.notFinite) }
      writer.number(value)
    case .string(let value):
      try beginScalar(place)
      writer.string(value)
    }
  }
}
