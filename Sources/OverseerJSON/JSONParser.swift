/// Reads JSON text strictly as RFC 8259 defines it.
///
/// Besides malformed syntax it rejects invalid UTF-8 (a byte order mark included), lone surrogates, unescaped control
/// characters, duplicate keys, text after the document, more than 128 levels of nesting, whole numbers beyond `Int64`
/// and numbers beyond `Double`. It takes time proportional to the length of the text.
public enum JSONParser {
  /// How many arrays and objects may be nested in each other, reading and writing.
  public static let maximumDepth = 128

  /// Reads one document.
  public static func parse(_ bytes: [UInt8]) throws(JSONParseError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONParseError) in try parse(buffer) }
  }

  /// Reads one document.
  public static func parse(_ text: String) throws(JSONParseError) -> JSONValue {
    var text = text
    // The standard library's closure cannot carry a typed error out, a result can.
    return try text.withUTF8 { buffer in
      Result { () throws(JSONParseError) in try parse(buffer) }
    }.get()
  }

  /// Reads one document; the buffer need not outlive the call.
  public static func parse(_ buffer: UnsafeBufferPointer<UInt8>) throws(JSONParseError) -> JSONValue {
    var reader = DocumentReader(bytes: buffer)
    return try reader.document()
  }
}

/// The place in a document being read, and the grammar above numbers and strings.
struct DocumentReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte at the present place; nil at the end.
  @inline(__always)
  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func document() throws(JSONParseError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw unexpected("the end of the document") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONParseError) -> JSONValue {
    skipSpace()
    guard let byte = current else { throw unexpected("a value") }
    switch byte {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t") where skip("true"): return .bool(true)
    case UInt8(ascii: "f") where skip("false"): return .bool(false)
    case UInt8(ascii: "n") where skip("null"): return .null
    default: throw unexpected("a value")
    }
  }

  private mutating func object(depth: Int) throws(JSONParseError) -> JSONObject {
    try enter(depth)
    var object = JSONObject()
    skipSpace()
    if skip(UInt8(ascii: "}")) { return object }
    while true {
      skipSpace()
      let start = position
      guard current == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
      let key = try string()
      skipSpace()
      guard skip(UInt8(ascii: ":")) else { throw unexpected("':'") }
      let value = try value(depth: depth)
      guard object.appendIfNew(key, value) else { throw failure("duplicate key \"\(key)\"", at: start) }
      skipSpace()
      if skip(UInt8(ascii: "}")) { return object }
      guard skip(UInt8(ascii: ",")) else { throw unexpected("',' or '}'") }
    }
  }

  private mutating func array(depth: Int) throws(JSONParseError) -> [JSONValue] {
    try enter(depth)
    var elements: [JSONValue] = []
    skipSpace()
    if skip(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value(depth: depth))
      skipSpace()
      if skip(UInt8(ascii: "]")) { return elements }
      guard skip(UInt8(ascii: ",")) else { throw unexpected("',' or ']'") }
    }
  }

  /// Steps over the opening bracket.
  private mutating func enter(_ depth: Int) throws(JSONParseError) {
    guard depth <= JSONParser.maximumDepth else {
      throw failure("nested deeper than \(JSONParser.maximumDepth) levels", at: position)
    }
    position += 1
  }

  @inline(__always)
  private mutating func skipSpace() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
      default: return
      }
    }
  }

  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[position + offset] != word.utf8Start[offset] { return false }
    position = end
    return true
  }

  func failure(_ message: String, at offset: Int) -> JSONParseError {
    JSONParseError(message, at: offset, in: bytes)
  }

  /// The error for anything but `expected` at the present place.
  func unexpected(_ expected: String) -> JSONParseError {
    let found =
      switch current {
      case nil: "the end of the document"
      case let byte? where byte > 0x20 && byte < 0x7F: "'\(Character(Unicode.Scalar(byte)))'"
      case let byte?: "byte 0x" + String(byte, radix: 16, uppercase: true)
      }
    return failure("expected \(expected), found \(found)", at: position)
  }
}
