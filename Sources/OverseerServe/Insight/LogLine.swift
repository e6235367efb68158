import Logging
import OverseerJSON
import OverseerModel

/// One entry of the log. No secret is in it, and control characters are only there as escapes.
struct LogLine {
  /// How entries are written down.
  enum Form: Sendable, Hashable {
    /// An object for programs.
    case json
    /// A sentence for a person at a terminal.
    case text(hasColor: Bool)
  }

  /// So long may a line be, its end included: as much as a pipe takes at once, and whole.
  static let longest = 4096

  /// The names that programs look for, in the order in which they are written, before all others.
  private static let known = [
    "correlation_id", "task_id", "review_id", "repo_id", "session_id", "trace_id", "span_id",
  ]
  private static let own: Set = ["time", "level", "logger", "message"]

  let time: Instant
  let level: Logger.Level
  let logger: String
  let message: String
  /// What is said besides, flat: `a.b` for the `b` of `a`.
  private let members: [(name: String, value: JSONValue)]

  init(
    time: Instant = .now(), level: Logger.Level, logger: String, message: String, metadata: Logger.Metadata = [:],
    error: (any Error)? = nil
  ) {
    self.time = time
    self.level = level
    self.logger = logger
    self.message = Redaction.redacted(message)
    var members: [(name: String, value: JSONValue)] = []
    for name in Self.known {
      if let value = metadata[name] { Self.add(value, as: name, to: &members) }
    }
    if let error { members.append(("error", .string(Redaction.redacted(Self.words(of: error))))) }
    if metadata.count > members.count {
      for (name, value) in metadata.sorted(by: { $0.key < $1.key }) where !Self.known.contains(name) {
        Self.add(value, as: Self.own.contains(name) ? "metadata.\(name)" : name, to: &members)
      }
    }
    self.members = members
  }

  /// The line with its end, at most ``longest`` bytes: what is too much is cut, and has `…` at its end.
  func bytes(as form: Form) -> [UInt8] {
    for most in [Int.max, 1024, 256] {
      let line = bytes(as: form, most: most, members)
      if line.count <= Self.longest { return line }
    }
    return bytes(as: form, most: 32, members.filter { Self.known.contains($0.name) })
  }

  private func bytes(as form: Form, most: Int, _ members: [(name: String, value: JSONValue)]) -> [UInt8] {
    switch form {
    case .json: json(most: most, members)
    case .text(let hasColor): Array(text(hasColor: hasColor, most: most, members).utf8)
    }
  }

  private func json(most: Int, _ members: [(name: String, value: JSONValue)]) -> [UInt8] {
    var object: JSONObject = [
      "time": .string(time.description), "level": .string(level.rawValue), "logger": .string(Self.cut(logger, most)),
      "message": .string(Self.cut(message, most)),
    ]
    for member in members { object[member.name] = Self.cut(member.value, most) }
    // Nothing in it is a number, which alone could not be written.
    guard var line = try? JSONCoder.encode(object) else { return [] }
    line.append(UInt8(ascii: "\n"))
    return line
  }

  private func text(hasColor: Bool, most: Int, _ members: [(name: String, value: JSONValue)]) -> String {
    func paint(_ text: String, _ code: String) -> String { hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
    let name = level.rawValue.uppercased()
    let padding = String(repeating: " ", count: max(0, 7 - name.utf8.count))
    let color =
      switch level {
      case .critical, .error: "31"
      case .warning: "33"
      case .notice, .info: "32"
      case .debug, .trace: "2"
      }
    // The date is that of today, as somebody is looking.
    var line = "\(time.description.dropFirst(11)) \(paint(name, color))\(padding) "
    line += "\(Self.printable(Self.cut(logger, most))): \(Self.printable(Self.cut(message, most)))"
    for member in members {
      line += " \(paint(Self.printable(member.name) + "=", "2"))\(Self.printed(Self.cut(member.value, most)))"
    }
    return line + "\n"
  }

  private static func words(of error: any Error) -> String {
    guard let error = error as? OverseerError else { return String(describing: error) }
    return "\(error.code.rawValue): \(error.message)"
  }

  private static func add(
    _ value: Logger.MetadataValue, as name: String, to members: inout [(name: String, value: JSONValue)]
  ) {
    guard case .dictionary(let dictionary) = value else {
      members.append((name, json(value)))
      return
    }
    for (key, value) in dictionary.sorted(by: { $0.key < $1.key }) { add(value, as: "\(name).\(key)", to: &members) }
  }

  private static func json(_ value: Logger.MetadataValue) -> JSONValue {
    switch value {
    case .string(let text): .string(Redaction.redacted(text))
    case .stringConvertible(let value): .string(Redaction.redacted(value.description))
    case .array(let values): .array(values.map(json))
    case .dictionary(let dictionary): .object(JSONObject(dictionary.map { (key: $0.key, value: json($0.value)) }))
    }
  }

  /// At most `most` bytes and the mark of what is left out; of a list, of all its elements together.
  private static func cut(_ value: JSONValue, _ most: Int) -> JSONValue {
    switch value {
    case .string(let text): return .string(cut(text, most))
    case .array, .object:
      guard most < Int.max, let text = try? value.text() else { return value }
      return .string(cut(text, most))
    default: return value
    }
  }

  private static func cut(_ text: String, _ most: Int) -> String {
    guard text.utf8.count > most else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: most)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return text[..<end] + "…"
  }

  /// A value for a person: bare where that is clear.
  private static func printed(_ value: JSONValue) -> String {
    if let text = value.stringValue, !text.isEmpty, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x22 }) {
      return printable(text)
    }
    return printable((try? value.text()) ?? "")
  }

  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        safe += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
  }
}
