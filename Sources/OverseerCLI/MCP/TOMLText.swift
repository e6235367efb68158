import OverseerGates
import OverseerJSON

/// A TOML document as somebody wrote it. An edit changes what it is about and leaves every other byte as it is.
struct TOMLText {
  let bytes: [UInt8]
  private let outline: TOMLOutline

  /// Reads a document; throws the first thing that is not TOML.
  init(_ bytes: [UInt8]) throws(TOMLOutline.Mistake) {
    outline = try TOMLOutline(bytes)
    self.bytes = bytes
  }

  var root: JSONValue { outline.root }

  func value(at path: some Collection<String>) -> JSONValue? {
    path.reduce(Optional(root)) { $0?[$1] }
  }

  /// The document with one more table at its end, after an empty line.
  func appending(_ path: [String], _ members: JSONObject) -> [UInt8] {
    let table = Self.table(path, members, newline: newline)
    let isWhole = bytes.isEmpty || bytes.last == UInt8(ascii: "\n")
    return isWhole ? bytes + newline + table + newline : bytes + newline + newline + table
  }

  /// The document with members of a table set, and those of tables within it; others stay. nil where the table is
  /// written in a way that takes none in.
  func merging(_ path: [String], with members: JSONObject) throws(TOMLOutline.Mistake) -> [UInt8]? {
    var text = self
    for (key, value) in members where text.value(at: path + [key]) != value {
      let place = path + [key]
      if case .object(let inner) = value, text.value(at: place)?.objectValue != nil {
        guard let bytes = try text.merging(place, with: inner) else { return nil }
        text = try TOMLText(bytes)
      } else {
        guard let bytes = text.setting(place, to: value) else { return nil }
        text = try TOMLText(bytes)
      }
    }
    return text.bytes
  }

  /// The document without a table and those within it; nil where it has no header of its own. Appending and then
  /// removing gives the same bytes.
  func removing(_ path: [String]) -> [UInt8]? {
    var result: [UInt8] = []
    var position = 0
    var statements = outline.statements[...]
    while let first = statements.popFirst() {
      guard first.path.starts(with: path) else { continue }
      guard first.value == nil else { return nil }
      var last = first
      while statements.first?.value != nil { last = statements.removeFirst() }
      let cut = lines(from: first.range.lowerBound, to: last.range.upperBound)
      result += bytes[position..<max(position, cut.lowerBound)]
      position = cut.upperBound
    }
    return position == 0 ? nil : result + bytes[position...]
  }

  /// A table as text, without the end of its last line.
  static func table(_ path: [String], _ members: JSONObject, newline: [UInt8] = Array("\n".utf8)) -> [UInt8] {
    let header = "[" + path.map(key).joined(separator: ".") + "]"
    let lines = [header] + members.map { "\(key($0.key)) = \(text($0.value))" }
    return Array(lines.map { Array($0.utf8) }.joined(separator: newline))
  }
}

extension TOMLText {
  private var newline: [UInt8] {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0, bytes[end - 1] == UInt8(ascii: "\r") else {
      return Array("\n".utf8)
    }
    return Array("\r\n".utf8)
  }

  private func setting(_ path: [String], to value: JSONValue) -> [UInt8]? {
    let new = Array(Self.text(value).utf8)
    if let place = outline.statements.first(where: { $0.path == path })?.value {
      return bytes[..<place.lowerBound] + new + bytes[place.upperBound...]
    }
    guard self.value(at: path) == nil, let key = path.last else { return nil }
    guard let table = outline.statements.first(where: { $0.path.elementsEqual(path.dropLast()) }) else { return nil }
    if let place = table.value {
      // A table in braces. What it has already is not written anew: dates and fractions are not known as values.
      guard let members = self.value(at: path.dropLast())?.objectValue else { return nil }
      let blanks = Array(" \t".utf8)
      let end = bytes[place].dropLast().lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? place.upperBound
      let separator = members.isEmpty ? " " : ", "
      return bytes[..<end] + Array("\(separator)\(Self.key(key)) = ".utf8) + new + Array(" }".utf8)
        + bytes[place.upperBound...]
    }
    let end = lineEnd(from: table.range.upperBound)
    return bytes[..<end] + newline + Array("\(Self.key(key)) = ".utf8) + new + bytes[end...]
  }

  /// The lines that a range lies in, with the empty one before them, or without the line end before them where they
  /// have none behind.
  private func lines(from first: Int, to last: Int) -> Range<Int> {
    var start = bytes[..<first].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    var end = lineEnd(from: last)
    let before = previousLineEnd(before: start)
    if end == bytes.count {
      start = before.flatMap { previousLineEnd(before: $0) } ?? before ?? start
    } else {
      end = (bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? end) + 1
      if let before, before == 0 || bytes[before - 1] == UInt8(ascii: "\n") { start = before }
    }
    return start..<end
  }

  /// Where the line end begins that stands right before a place; nil where none does.
  private func previousLineEnd(before place: Int) -> Int? {
    guard place > 0, bytes[place - 1] == UInt8(ascii: "\n") else { return nil }
    return place > 1 && bytes[place - 2] == UInt8(ascii: "\r") ? place - 2 : place - 1
  }

  /// Where the line end begins that comes after a place.
  private func lineEnd(from place: Int) -> Int {
    guard let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) else { return bytes.count }
    return end > place && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }

  private static func key(_ text: String) -> String {
    let isBare = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "_-".utf8.contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return isBare && !text.isEmpty ? text : quoted(text)
  }

  /// A value in one line. TOML has no null; nobody sets one.
  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): quoted(text)
    case .array(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
    case .object(let members):
      "{ " + members.map { "\(key($0.key)) = \(text($0.value))" }.joined(separator: ", ") + " }"
    default: (try? value.text()) ?? ""
    }
  }

  /// Every escape of a JSON text is one of a basic string of TOML, which wants DEL escaped as well.
  private static func quoted(_ text: String) -> String {
    ((try? JSONValue.string(text).text()) ?? "").replacing("\u{7F}", with: "\\u007F")
  }
}
