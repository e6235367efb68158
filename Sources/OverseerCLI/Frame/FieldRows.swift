/// Names and values in two columns, under a title.
struct FieldRows {
  /// How far the values stand in.
  static let indent = 2 + 11

  let style: Style
  private(set) var lines: [String] = []

  init(style: Style) { self.style = style }

  /// A value in words, which is made safe and broken into lines.
  mutating func add(_ name: String, _ value: String) {
    add(name, Layout.wrapped(Escaped.line(value), width: style.width - Self.indent))
  }

  /// A value of lines that are safe and short enough already.
  mutating func add(_ name: String, _ values: [String]) {
    for (index, value) in values.enumerated() {
      let name = index == 0 ? Layout.truncated(name, to: Self.indent - 3) : ""
      lines.append("  " + style.paint(Layout.padded(name, to: Self.indent - 2), .dim) + value)
    }
  }
}
