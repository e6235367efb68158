/// The argument parser's help page as os prints it: with headings in plain case, and a usage line that is broken.
enum UsageText {
  static func text(_ page: String, _ style: Style) -> String {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      if line.hasPrefix("OVERVIEW: ") { return [String(line.dropFirst("OVERVIEW: ".count))] }
      if line.hasPrefix("USAGE: ") { return usage(line.dropFirst("USAGE: ".count), style) }
      guard line.hasSuffix(":"), line.dropLast().allSatisfy({ $0.isUppercase || $0 == " " }) else {
        return [String(line)]
      }
      return [style.heading(heading(line.dropLast()) + ":")]
    }
    return Layout.trimmedEnd(lines).joined(separator: "\n") + "\n"
  }

  /// `Options` of `OPTIONS`, `Work` of `WORK SUBCOMMANDS`.
  private static func heading(_ text: Substring) -> String {
    let words = text.split(separator: " ")
    let shown = words.count > 1 && words.last == "SUBCOMMANDS" ? words.dropLast() : words[...]
    let name = shown.joined(separator: " ")
    return name == "SUBCOMMANDS" ? "Commands" : name.prefix(1) + name.dropFirst().lowercased()
  }

  /// The usage in lines, with each option beside its value.
  private static func usage(_ text: Substring, _ style: Style) -> [String] {
    var parts: [String] = []
    var depth = 0
    for word in text.split(separator: " ") {
      let joins =
        depth > 0 || (word.hasPrefix("<") && parts.last.map { $0.hasPrefix("--") && !$0.contains(" ") } ?? false)
      if joins, let last = parts.popLast() { parts.append("\(last) \(word)") } else { parts.append(String(word)) }
      depth += word.count { $0 == "[" } - word.count { $0 == "]" }
    }
    var lines: [String] = []
    var line = "Usage:"
    for part in parts {
      if DisplayWidth.of(line) + 1 + DisplayWidth.of(part) > style.width {
        lines.append(line)
        line = "         " + part
      } else {
        line += " " + part
      }
    }
    lines.append(line)
    if let first = lines.first { lines[0] = style.heading("Usage:") + first.dropFirst("Usage:".count) }
    return lines
  }
}
