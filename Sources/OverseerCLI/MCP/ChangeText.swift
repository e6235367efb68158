import OverseerDiff

/// A change of a small file, for a person who decides whether it is made.
enum ChangeText {
  /// The lines that go and come, with one unchanged line around them. A line that is very long is cut:
  /// some clients write all of their file on one.
  static func lines(from old: [UInt8], to new: [UInt8], _ style: Style) -> [String] {
    let (old, new) = (Lines(old), Lines(new))
    let patch = UnifiedPatch.body(old, new, LineDiff(old, new), context: 1)
    return String(decoding: patch, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("@@"), !line.hasPrefix("\\") else { return nil }
      let sign = String(line.prefix(1))
      let content = Escaped.text(String(line.dropFirst())).replacing("\t", with: "  ")
      let text = Layout.truncated("  \(sign) \(content)", to: max(style.width, 160))
      let shown = String(text.reversed().drop { $0 == " " }.reversed())
      return style.paint(shown, sign == "+" ? .green : sign == "-" ? .red : .dim)
    }
  }
}
