import OverseerJSON

/// A JSON document as somebody wrote it, with comments and trailing commas where it has them (JSONC).
///
/// An edit changes what it is about and leaves every other byte as it is.
struct JSONText {
  let bytes: [UInt8]
  let value: JSONValue
  /// The same bytes with blanks in place of comments and trailing commas: plain JSON.
  private let plain: [UInt8]
  /// The places of comments; one to the end of its line goes without the line end.
  private let comments: [Range<Int>]
  private let trailingCommas: [Int]

  /// Reads a document; throws the first thing that is not JSONC.
  init(_ bytes: [UInt8]) throws(JSONParseError) {
    var blanking = JSONBlanking(bytes)
    blanking.run()
    value = try JSONParser.parse(blanking.plain)
    self.bytes = bytes
    plain = blanking.plain
    comments = blanking.comments
    trailingCommas = blanking.trailingCommas
  }
}

// Where things stand. What is read here is known to be valid.
extension JSONText {
  struct Member {
    let key: String
    /// Where the quote before the key stands.
    let start: Int
    let value: Range<Int>
  }

  /// The places in an object, from its brace to the one that ends it.
  struct Object {
    let open: Int
    let members: [Member]
    let close: Int

    subscript(key: String) -> Int? { members.firstIndex { $0.key == key } }
  }

  /// The object that the path of keys leads to; nil where there is none.
  func object(at path: some Collection<String>) -> Object? {
    var start = skippingSpace(from: 0)
    for key in path {
      guard plain[start] == UInt8(ascii: "{") else { return nil }
      let object = object(from: start)
      guard let found = object[key] else { return nil }
      start = object.members[found].value.lowerBound
    }
    return plain[start] == UInt8(ascii: "{") ? object(from: start) : nil
  }

  /// The value that a path of keys leads to.
  func value(at path: some Collection<String>) -> JSONValue? {
    path.reduce(Optional(value)) { $0?[$1] }
  }

  /// The comma between two members.
  func comma(after member: Member) -> Int? {
    let next = skippingSpace(from: member.value.upperBound)
    return plain[next] == UInt8(ascii: ",") ? next : nil
  }

  /// The comma after the last member of an object.
  func trailingComma(of object: Object) -> Int? {
    guard let last = object.members.last else { return nil }
    return trailingCommas.first { (last.value.upperBound..<object.close).contains($0) }
  }

  /// The last comment within a range.
  func lastComment(in range: Range<Int>) -> Range<Int>? {
    comments.last { range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound }
  }

  /// Whether a comment goes to the end of its line.
  func isLineComment(_ comment: Range<Int>) -> Bool { bytes[comment.lowerBound + 1] == UInt8(ascii: "/") }

  private func object(from open: Int) -> Object {
    var members: [Member] = []
    var position = skippingSpace(from: open + 1)
    while plain[position] != UInt8(ascii: "}") {
      let start = position
      let end = end(ofValueAt: start)
      let value = skippingSpace(from: skippingSpace(from: end) + 1)
      let valueEnd = self.end(ofValueAt: value)
      members.append(Member(key: key(in: start..<end), start: start, value: value..<valueEnd))
      position = skippingSpace(from: valueEnd)
      if plain[position] == UInt8(ascii: ",") { position = skippingSpace(from: position + 1) }
    }
    return Object(open: open, members: members, close: position)
  }

  private func key(in range: Range<Int>) -> String {
    (try? JSONParser.parse(Array(plain[range])))?.stringValue ?? ""
  }

  private func skippingSpace(from start: Int) -> Int {
    var position = start
    while position < plain.count, JSONBlanking.isSpace(plain[position]) { position += 1 }
    return position
  }

  private func end(ofValueAt start: Int) -> Int {
    var position = start
    var depth = 0
    repeat {
      switch plain[position] {
      case UInt8(ascii: "\""): position = end(ofStringAt: position)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        position += 1
      case _ where depth > 0: position += 1
      default:
        while position < plain.count, !JSONBlanking.endsWord(plain[position]) { position += 1 }
      }
    } while depth > 0
    return position
  }

  private func end(ofStringAt start: Int) -> Int {
    var position = start + 1
    while plain[position] != UInt8(ascii: "\"") { position += plain[position] == UInt8(ascii: "\\") ? 2 : 1 }
    return position + 1
  }
}

/// Puts blanks where comments and trailing commas stand, so that the place of everything else stays.
struct JSONBlanking {
  private(set) var plain: [UInt8]
  private(set) var comments: [Range<Int>] = []
  private(set) var trailingCommas: [Int] = []

  init(_ bytes: [UInt8]) { plain = bytes }

  mutating func run() {
    var position = 0
    var lastComma: Int?
    while position < plain.count {
      switch plain[position] {
      case UInt8(ascii: "\""):
        lastComma = nil
        position = end(ofStringAt: position)
      case UInt8(ascii: "/"):
        guard let end = end(ofCommentAt: position) else { return }
        comments.append(position..<end)
        for place in position..<end where !Self.isLineEnd(plain[place]) { plain[place] = UInt8(ascii: " ") }
        position = end
      case UInt8(ascii: ","):
        lastComma = position
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if let lastComma {
          trailingCommas.append(lastComma)
          plain[lastComma] = UInt8(ascii: " ")
        }
        lastComma = nil
        position += 1
      default:
        if !Self.isSpace(plain[position]) { lastComma = nil }
        position += 1
      }
    }
  }

  /// nil where what stands here is no whole comment, which is for the parser to say.
  private func end(ofCommentAt start: Int) -> Int? {
    guard start + 1 < plain.count else { return nil }
    switch plain[start + 1] {
    case UInt8(ascii: "/"): return plain[start...].firstIndex(where: Self.isLineEnd) ?? plain.count
    case UInt8(ascii: "*"):
      var position = start + 2
      while position + 1 < plain.count {
        if plain[position] == UInt8(ascii: "*"), plain[position + 1] == UInt8(ascii: "/") { return position + 2 }
        position += 1
      }
      return nil
    default: return nil
    }
  }

  private func end(ofStringAt start: Int) -> Int {
    var position = start + 1
    while position < plain.count, plain[position] != UInt8(ascii: "\"") {
      position += plain[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, plain.count)
  }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  static func isSpace(_ byte: UInt8) -> Bool {
    isLineEnd(byte) || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  static func endsWord(_ byte: UInt8) -> Bool { isSpace(byte) || ",]}".utf8.contains(byte) }
}
