/// Fits text into the cells of a terminal. It expects text that ``Escaped`` has made safe.
enum Layout {
  /// The beginning of `text` that fits into `width` cells, with `…` where something was left out.
  static func truncated(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      let cells = DisplayWidth.of(character)
      guard used + cells <= width - 1 else { break }
      kept.append(character)
      used += cells
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// `text` with spaces up to `width` cells.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }

  /// `text` with spaces before it up to `width` cells.
  static func padded(left text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
  }

  /// Lines of at most `width` cells. Every line of `text` is broken for itself, and what follows keeps its
  /// indentation and stands under the text of a list item; blocks of code stay as they are.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var isCode = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.replacing("\t", with: "    ")
      let isFence = line.drop { $0 == " " }.hasPrefix("```")
      if isFence { isCode.toggle() }
      if isCode || isFence || DisplayWidth.of(line) <= width {
        lines.append(String(line))
      } else {
        lines += broken(String(line), width: max(width, 20))
      }
    }
    return trimmedEnd(lines)
  }

  /// Without empty lines at the end.
  static func trimmedEnd(_ lines: [String]) -> [String] {
    let kept = lines.lastIndex { !$0.allSatisfy { $0 == " " } }
    return kept.map { Array(lines[...$0]) } ?? []
  }

  private static func broken(_ text: String, width: Int) -> [String] {
    let indent = String(text.prefix { $0 == " " }.prefix(width / 2))
    let hanging = indent + String(repeating: " ", count: itemMark(text.dropFirst(indent.count)))
    var lines: [String] = []
    var line = indent
    var isEmpty = true
    func end() {
      lines.append(line)
      line = hanging
      isEmpty = true
    }
    for word in text.dropFirst(indent.count).split(separator: " ") {
      var word = String(word)
      if !isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(word) > width { end() }
      while isEmpty, DisplayWidth.of(line) + DisplayWidth.of(word) > width {
        let (head, rest) = split(word, at: width - DisplayWidth.of(line))
        line += head
        word = rest
        end()
      }
      if word.isEmpty { continue }
      line += isEmpty ? word : " \(word)"
      isEmpty = false
    }
    if !isEmpty { lines.append(line) }
    return lines
  }

  /// A word that is longer than a line, in two.
  private static func split(_ word: String, at width: Int) -> (String, String) {
    var end = word.startIndex
    var used = 0
    while end < word.endIndex {
      let cells = DisplayWidth.of(word[end])
      guard used + cells <= width || end == word.startIndex else { break }
      used += cells
      end = word.index(after: end)
    }
    return (String(word[..<end]), String(word[end...]))
  }

  /// The cells of the mark of a list item with its space: `- `, `12. `.
  private static func itemMark(_ text: Substring) -> Int {
    let mark = text.prefix { $0 != " " }
    let isBullet = ["-", "*", "+", "•"].contains(mark)
    let isNumber = mark.count <= 4 && mark.hasSuffix(".") && mark.dropLast().allSatisfy(\.isNumber) && mark.count > 1
    return isBullet || isNumber ? mark.count + 1 : 0
  }
}
