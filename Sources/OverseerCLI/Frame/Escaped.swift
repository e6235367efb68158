/// Text that comes from repositories and agents, safe to print: control characters are shown, not obeyed.
enum Escaped {
  /// Keeps line ends and tabs.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var safe = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\r" && scalars.first == "\n" { continue }
      if isControl(scalar) {
        safe.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// All on one line, with one space where white space stood.
  static func line(_ text: String) -> String {
    Escaped.text(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == "\t" { return false }
    let isBidi = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    return scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || isBidi
  }
}
