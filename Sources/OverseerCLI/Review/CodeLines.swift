/// Lines of somebody's code or output.
enum CodeLines {
  /// The lines of a text without their ends. It is split at line feeds alone: a `\r` before one stays with its line.
  static func of(_ text: String) -> [String] {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String(Substring($0)) }
  }

  /// A line made safe, in so many cells.
  static func cells(_ line: String, to width: Int) -> String {
    let text = line.unicodeScalars.last == "\r" ? String(line.unicodeScalars.dropLast()) : line
    return Layout.truncated(Escaped.text(text.replacing("\t", with: "    ")), to: width)
  }
}
