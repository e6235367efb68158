import OverseerModel

/// The path and the query of a request, decoded.
struct RequestTarget: Sendable, Hashable {
  /// The parts between the slashes: none for `/`.
  let segments: [String]
  let query: [Field]
  /// As it was sent, without the query.
  let path: Substring

  struct Field: Sendable, Hashable {
    let name: String
    let value: String
  }

  /// Reads the target of a request line.
  ///
  /// Throws `invalid_input` for what is not a path, for escapes that are not UTF-8, and for parts that would name
  /// another place when they are taken for a path of files: `.`, `..`, an escaped slash, control characters.
  init(_ text: String) throws(OverseerError) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/") else { throw Self.mistake("it does not begin with a slash") }
    let end = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
    path = text[..<text.utf8.index(text.startIndex, offsetBy: end)]
    var segments: [String] = []
    for part in bytes[..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst() {
      let segment = try Self.decoded(part, plusIsSpace: false)
      guard segment != ".", segment != "..", !segment.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x2F })
      else { throw Self.mistake("it must not contain `.`, `..`, an escaped slash or control characters") }
      segments.append(segment)
    }
    if segments == [""] { segments = [] }
    self.segments = segments
    guard end < bytes.endIndex else {
      query = []
      return
    }
    var query: [Field] = []
    for pair in bytes[(end + 1)...].split(separator: UInt8(ascii: "&")) {
      let mark = pair.firstIndex(of: UInt8(ascii: "="))
      let name = try Self.decoded(pair[..<(mark ?? pair.endIndex)], plusIsSpace: true)
      let value = try mark.map { mark throws(OverseerError) in
        try Self.decoded(pair[(mark + 1)...], plusIsSpace: true)
      }
      query.append(Field(name: name, value: value ?? ""))
    }
    self.query = query
  }

  private static func decoded(_ text: ArraySlice<UInt8>, plusIsSpace: Bool) throws(OverseerError) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
          throw mistake("a % must be followed by two hexadecimal digits")
        }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { throw mistake("it is not UTF-8") }
    return decoded
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func mistake(_ reason: String) -> OverseerError {
    OverseerError(.invalidInput, "the address of the request is malformed: \(reason)")
  }
}
