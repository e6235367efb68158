/// Breaks running text into lines.
enum TextLines {
  /// The paragraphs of `text` in lines of at most `columns` characters; longer words stand alone.
  static func wrapped(_ text: String, columns: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph -> [String] in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > columns {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " \(word)"
      }
      return lines + [line]
    }
  }

  /// Without spaces and tabs at both ends.
  static func trimmed(_ text: some StringProtocol) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }

  /// The text up to the end of its first sentence.
  static func firstSentence(_ text: String) -> String {
    let paragraph = text.prefix { $0 != "\n" }
    guard let end = paragraph.firstRange(of: ". ") else { return String(paragraph) }
    return String(paragraph[...end.lowerBound])
  }
}
