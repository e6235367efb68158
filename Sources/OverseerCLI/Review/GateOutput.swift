/// What a gate printed, for people: no colours of its own, and of a line that was rewritten only what it said last.
enum GateOutput {
  /// Of a line that is longer only the end is shown.
  private static let longestLine = 2000

  /// The last lines, made safe and broken where the terminal ends.
  static func lastLines(of output: String, count: Int, width: Int) -> [String] {
    let last = Layout.trimmedEnd(CodeLines.of(output).map(line)).suffix(count).map { String($0.suffix(longestLine)) }
    return last.flatMap { broken($0, width: width) }.suffix(count)
  }

  private static func broken(_ line: String, width: Int) -> [String] {
    var rows = [""]
    var used = 0
    for character in line {
      let cells = DisplayWidth.of(character)
      if used + cells > width {
        rows.append("")
        used = 0
      }
      rows[rows.count - 1].append(character)
      used += cells
    }
    return rows.map { row in
      var row = row
      while row.last == " " { row.removeLast() }
      return row
    }
  }

  /// A line, made safe.
  static func line(_ text: String) -> String {
    let plain = withoutControlSequences(text).replacing("\t", with: "    ")
    let shown = plain.split(separator: "\r").last.map(String.init) ?? ""
    return Escaped.text(shown)
  }

  /// Without the sequences that colour and move (ECMA-48, "CSI"): they are made for the terminal, not for reading.
  private static func withoutControlSequences(_ text: String) -> String {
    guard text.unicodeScalars.contains("\u{1B}") else { return text }
    var plain = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "\u{1B}", scalars.first == "[" else {
        plain.append(scalar)
        continue
      }
      scalars = scalars.dropFirst().drop { (0x20...0x3F).contains($0.value) }.dropFirst()
    }
    return String(plain)
  }
}
