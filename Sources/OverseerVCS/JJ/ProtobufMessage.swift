/// A message in the wire format of Protocol Buffers (protobuf.dev, "Encoding"), as far as jj's files use it.
///
/// The bytes may be anybody's: nothing in them is believed before it is checked.
struct ProtobufMessage {
  enum Value: Equatable {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  struct Field: Equatable {
    let number: UInt64
    let value: Value
  }

  /// The fields in the order in which they stand, without those of fixed width.
  let fields: [Field]

  /// Takes a message apart; nil where the bytes are none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    var fields: [Field] = []
    while !rest.isEmpty {
      guard let key = Self.number(&rest), key >> 3 > 0 else { return nil }
      switch key & 7 {
      case 0:
        guard let number = Self.number(&rest) else { return nil }
        fields.append(Field(number: key >> 3, value: .number(number)))
      case 1:
        guard Self.bytes(8, &rest) != nil else { return nil }
      case 2:
        guard let count = Self.number(&rest), let bytes = Self.bytes(count, &rest) else { return nil }
        fields.append(Field(number: key >> 3, value: .bytes(bytes)))
      case 5:
        guard Self.bytes(4, &rest) != nil else { return nil }
      default: return nil
      }
    }
    self.fields = fields
  }

  /// The bytes of every field of this number.
  func all(_ number: UInt64) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    for field in fields where field.number == number {
      if case .bytes(let bytes) = field.value { found.append(bytes) }
    }
    return found
  }

  /// The bytes of the field of this number. The last one counts.
  func last(_ number: UInt64) -> ArraySlice<UInt8>? {
    for field in fields.reversed() where field.number == number {
      if case .bytes(let bytes) = field.value { return bytes }
    }
    return nil
  }

  /// Seven bits a byte, the lowest first; the high bit says that more follow.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      number |= UInt64(byte & 0x7F) << UInt64(shift)
      // Only one bit of the tenth byte is left.
      if byte < 0x80 { return shift == 63 && byte > 1 ? nil : number }
    }
    return nil
  }

  private static func bytes(_ count: UInt64, _ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard count <= UInt64(rest.count) else { return nil }
    let bytes = rest.prefix(Int(count))
    rest = rest.dropFirst(Int(count))
    return bytes
  }
}
