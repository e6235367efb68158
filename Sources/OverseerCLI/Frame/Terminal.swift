import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How text for a person is laid out: the width of the terminal, and whether it shows colours.
public struct Style: Sendable, Hashable {
  public var width: Int
  public var hasColor: Bool

  public init(width: Int = 80, hasColor: Bool = false) {
    self.width = width
    self.hasColor = hasColor
  }

  /// The style of the stream `file`: colours on a terminal only, and not under `NO_COLOR` or `TERM=dumb`.
  static func of(_ file: Int32, _ environment: Environment) -> Style {
    let isTerminal = isatty(file) == 1
    let isDumb = environment["TERM"] == "dumb"
    var size = winsize()
    var width = environment["COLUMNS"].flatMap { Int($0) } ?? 0
    if width <= 0, isTerminal, ioctl(file, UInt(TIOCGWINSZ), &size) == 0 { width = Int(size.ws_col) }
    return Style(
      width: width > 0 ? max(width, 40) : 80, hasColor: isTerminal && !isDumb && environment["NO_COLOR"] == nil)
  }

  public enum Color: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
  }

  /// `text` in a colour, where colours are shown.
  public func paint(_ text: String, _ color: Color) -> String {
    hasColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// The two streams of the process. Text goes out whole, at once.
enum Terminal {
  static func write(_ text: String, to file: Int32 = STDOUT_FILENO) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let base = rest.baseAddress, !rest.isEmpty {
        let count = unistdWrite(file, base, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
  }

  /// Whether a person can answer here: the process has a terminal of its own, wherever its streams go.
  static var hasPerson: Bool {
    let file = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { return false }
    close(file)
    return true
  }

  /// All of standard input. Throws where it is not UTF-8 or more than `limit` bytes.
  static func readAll(_ file: Int32, limit: Int, name: String) throws(OverseerError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw OverseerError(.invalidInput, "\(name) cannot be read: \(String(cString: strerror(errno)))")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw OverseerError(.tooLarge, "\(name) has more than \(limit) bytes")
      }
    }
  }
}

private func unistdWrite(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(file, bytes, count) }
