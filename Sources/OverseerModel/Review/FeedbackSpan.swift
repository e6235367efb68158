// How names and places are written into a line of feedback. Both lead back to exactly what they were written from.

/// A name as a code span, quoted where it could be taken for something else.
enum FeedbackSpan {
  /// A place and the revision it is at: `src/a.swift:10-12 @ <revision>`.
  static func text(_ place: CommentPlace, at revision: CommitID? = nil) -> String {
    var text = place.filePath.map(path) ?? round
    if let lines = place.lines {
      text += lines.count == 1 ? ":\(lines.lowerBound)" : ":\(lines.lowerBound)-\(lines.upperBound)"
    }
    if let revision { text += "\(at)\(revision)" }
    return "`\(text)`"
  }

  static func text(_ name: String) -> String {
    let isPlain = !name.isEmpty && !name.utf8.contains(where: mustBeEscaped)
    return "`\(isPlain ? name : quoted(name))`"
  }

  static let round = "(round)"
  static let at = " @ "

  private static func path(_ path: String) -> String {
    let isPlain =
      !path.isEmpty && path.utf8.first != UInt8(ascii: "(")
      && !path.utf8.contains { mustBeEscaped($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "@") }
    return isPlain ? path : quoted(path)
  }

  private static func quoted(_ text: String) -> String {
    var bytes = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      guard mustBeEscaped(byte) else {
        bytes.append(byte)
        continue
      }
      let digits = String(byte, radix: 16, uppercase: true)
      bytes += Array("\\x\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
    }
    return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
  }

  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`")
      || byte == UInt8(ascii: "\\")
  }
}
