import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How text for a person is laid out: the width of the terminal, whether it shows colours, and the moment from which
/// ages are counted.
public struct Style: Sendable, Hashable {
  public var width: Int
  public var hasColor: Bool
  public var now: Instant

  public init(width: Int = 80, hasColor: Bool = false, now: Instant = .now()) {
    self.width = width
    self.hasColor = hasColor
    self.now = now
  }

  /// The style of the stream `file`: colours on a terminal only, and not under `NO_COLOR` or `TERM=dumb`.
  static func of(_ file: Int32, _ environment: Environment) -> Style {
    let isTerminal = isatty(file) == 1
    let isDumb = environment["TERM"] == "dumb"
    var size = winsize()
    var width = environment["COLUMNS"].flatMap { Int($0) } ?? 0
    if width <= 0, isTerminal, ioctl(file, UInt(TIOCGWINSZ), &size) == 0 { width = Int(size.ws_col) }
    return Style(
      width: width > 0 ? min(max(width, 40), 500) : 80,
      hasColor: isTerminal && !isDumb && environment["NO_COLOR"] == nil)
  }

  /// The few colours there are. They repeat what the text says already.
  public enum Color: String, Sendable {
    case bold = "1"
    case dim = "2"
    case inverse = "7"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
  }

  /// `text` in a colour, where colours are shown.
  public func paint(_ text: String, _ color: Color?) -> String {
    guard let color, hasColor, !text.isEmpty else { return text }
    return "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m"
  }

  /// How long ago `moment` was: `3m`.
  func age(_ moment: Instant) -> String { Age.of(moment, at: now) }

  /// The same in a sentence: `3m ago`, `just now`.
  func ago(_ moment: Instant) -> String {
    now.milliseconds - moment.milliseconds < 5000 ? "just now" : "\(age(moment)) ago"
  }

  /// The title of a part of the output.
  func heading(_ text: String) -> String { paint(text, .bold) }

  /// `text`, made safe and broken into lines with `indent` before each.
  func block(_ text: String, indent: Int) -> [String] {
    Layout.wrapped(Escaped.text(text), width: width - indent).map { line in
      line.isEmpty ? "" : String(repeating: " ", count: indent) + line
    }
  }
}
