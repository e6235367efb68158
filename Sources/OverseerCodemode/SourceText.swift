/// The text of a script as it was sent, and how it was put before it was compiled, so that places can be told.
struct SourceText {
  /// Text that stands in what was compiled and not in the script.
  struct Insertion {
    /// Where in the plain text, in bytes.
    var offset: Int
    var length: Int
  }

  let original: String
  /// The same lines without types and fence; what remains stands where it stood, in characters.
  var plain: String
  var insertion: Insertion?

  init(_ text: String) {
    original = text
    plain = text
  }

  /// A place as the engine counts: lines from 1, columns in bytes from 1.
  func place(line: Int, byteColumn: Int) -> ScriptFailure.Place {
    guard let text = Self.line(line, of: original), let plain = Self.line(line, of: plain) else {
      // What is missing at the end is found behind the last line.
      let lines = Self.lines(of: original)
      let last = lines.last ?? ""
      return ScriptFailure.Place(line: lines.count, column: last.count + 1, text: String(last))
    }
    var byte = byteColumn - 1
    if let insertion {
      let position = position(ofByte: insertion.offset)
      if position.line == line, byte >= position.byteColumn - 1 {
        byte = max(byte - insertion.length, position.byteColumn - 1)
      }
    }
    let column = String(decoding: plain.utf8.prefix(max(byte, 0)), as: UTF8.self).count + 1
    return ScriptFailure.Place(line: line, column: column, text: String(text))
  }

  /// The line and column, as the engine counts, of a byte of the plain text.
  private func position(ofByte offset: Int) -> (line: Int, byteColumn: Int) {
    var line = 1
    var start = 0
    let before = Array(plain.utf8.prefix(offset))
    for (index, byte) in before.enumerated() where Self.endsLine(byte, before: before.dropFirst(index + 1).first) {
      line += 1
      start = index + 1
    }
    return (line, offset - start + 1)
  }

  private static func line(_ number: Int, of text: String) -> Substring? {
    let lines = lines(of: text)
    return lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

  /// The lines as JavaScript ends them.
  static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { character in
      switch character {
      case "\n", "\r", "\r\n", "\u{2028}", "\u{2029}": true
      default: false
      }
    }
  }

  private static func endsLine(_ byte: UInt8, before next: UInt8?) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")
  }
}
