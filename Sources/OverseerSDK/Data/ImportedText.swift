import OverseerModel

/// Text as Overseer takes it, made of text that another program took.
enum ImportedText {
  /// The same text with control characters made visible (`␇`, `\u0085`), as they may not stand in ours; tabs and line
  /// ends stay.
  static func cleaned(_ text: String) -> String {
    guard hasControls(text) else { return text }
    var cleaned = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: cleaned.append(scalar)
      case 0x00..<0x20: cleaned.append(picture(0x2400 + scalar.value))
      case 0x7F: cleaned.append(picture(0x2421))
      case 0x80..<0xA0: cleaned.append(contentsOf: "\\u00\(String(scalar.value, radix: 16))".unicodeScalars)
      default: cleaned.append(scalar)
      }
    }
    return String(cleaned)
  }

  private static func picture(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }

  private static func hasControls(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return true }
        if byte == 0x7F || (previous == 0xC2 && byte < 0xA0) { return true }
        previous = byte
      }
      return false
    }
  }

  /// The title of what has none.
  static let untitled = "(untitled)"

  /// A title of one line of at most 500 characters, and what did not fit into it.
  static func title(of text: String) -> (title: String, rest: String?) {
    if isTitle(text) { return (text, nil) }
    let whole = Text.trimming(text)
    let end = whole.firstIndex(where: \.isNewline) ?? whole.endIndex
    let line = Text.trimming(String(whole[..<end])).replacing("\t", with: " ")
    let below = Text.trimming(String(whole[end...]))
    guard !line.isEmpty else { return (untitled, nil) }
    guard line.unicodeScalars.count > Text.descriptionLimit else { return (line, below.isEmpty ? nil : below) }
    let cut = cut(line)
    let rest = "…" + Text.trimming(String(line[cut...]))
    return (Text.trimming(String(line[..<cut])) + "…", below.isEmpty ? rest : rest + "\n" + below)
  }

  /// Whether the text can stand as it is; said of ordinary titles without looking at their characters.
  private static func isTitle(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20,
        bytes.count <= Text.descriptionLimit
      else { return false }
      return bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    }
  }

  /// Where to cut a line so that it fits with an ellipsis: after a word near the end, else after a character.
  private static func cut(_ line: String) -> String.Index {
    let scalars = line.unicodeScalars
    let limit = scalars.index(scalars.startIndex, offsetBy: Text.descriptionLimit - 1)
    let tail = scalars.index(limit, offsetBy: -100)
    return line[tail..<limit].lastIndex(where: \.isWhitespace) ?? limit
  }

  /// The text in pieces of at most `limit` bytes.
  static func pieces(_ text: String, limit: Int) -> [String] {
    guard text.utf8.count > limit else { return [text] }
    var pieces: [String] = []
    var rest = text[...]
    while rest.utf8.count > limit {
      var end = rest.utf8.index(rest.startIndex, offsetBy: limit)
      while end.samePosition(in: text.unicodeScalars) == nil { end = rest.utf8.index(before: end) }
      pieces.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return pieces + [String(rest)]
  }
}
