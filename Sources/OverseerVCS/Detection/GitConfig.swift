/// The settings in one file of git's configuration, without what it includes.
struct GitConfig {
  private var values: [String: String] = [:]

  /// Reads the file; without settings where there is none.
  init(file path: String) {
    guard let bytes = FilePeek.bytes(of: path, limit: 1 << 20) else { return }
    var scanner = Scanner(bytes: bytes)
    scanner.scan { section, key, value in values["\(section).\(key)"] = value }
  }

  /// The last value of a setting such as `core.worktree`, named in lower case.
  subscript(_ name: String) -> String? { values[name] }

  /// Whether the value of a setting means yes.
  static func isOn(_ value: String?) -> Bool {
    guard let value else { return false }
    return ["true", "yes", "on", "1"].contains(value.lowercased())
  }
}

/// Takes the lines of a configuration file apart, by git's rules for comments, quotes and continued lines.
private struct Scanner {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func scan(_ found: (_ section: String, _ key: String, _ value: String) -> Void) {
    var section = ""
    while let byte = current {
      switch byte {
      case UInt8(ascii: "["): section = header()
      case UInt8(ascii: "#"), UInt8(ascii: ";"): skipLine()
      case let byte where isNameByte(byte):
        let key = name()
        found(section, key, value())
      default: position += 1
      }
    }
  }

  /// `core` of `[core]`, and `remote "origin"` of `[remote "origin"]`.
  private mutating func header() -> String {
    position += 1
    let start = position
    while let byte = current, byte != UInt8(ascii: "]"), byte != UInt8(ascii: "\n") { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if current == UInt8(ascii: "]") { position += 1 }
    return text.utf8.contains(UInt8(ascii: "\"")) ? text : text.lowercased()
  }

  private mutating func name() -> String {
    let start = position
    while let byte = current, isNameByte(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
  }

  /// What stands behind the `=`; `true` for a key alone.
  private mutating func value() -> String {
    skipBlanks()
    guard current == UInt8(ascii: "=") else {
      skipLine()
      return "true"
    }
    position += 1
    skipBlanks()
    var value: [UInt8] = []
    var kept = 0
    var isQuoted = false
    while let byte = current, byte != UInt8(ascii: "\n") {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        isQuoted.toggle()
        kept = value.count
      case UInt8(ascii: "\\"):
        if let escaped = escape() { value.append(escaped) }
        kept = value.count
      case UInt8(ascii: "#") where !isQuoted, UInt8(ascii: ";") where !isQuoted: skipLine()
      default:
        value.append(byte)
        if isQuoted || !isBlank(byte) { kept = value.count }
      }
    }
    return String(decoding: value[..<kept], as: UTF8.self)
  }

  /// The byte that stands behind a backslash; nil for the end of a line, which goes on in the next one.
  private mutating func escape() -> UInt8? {
    guard let byte = current else { return nil }
    position += 1
    return switch byte {
    case UInt8(ascii: "\n"): nil
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    case UInt8(ascii: "b"): 8
    default: byte
    }
  }

  private mutating func skipBlanks() {
    while let byte = current, isBlank(byte) { position += 1 }
  }

  private mutating func skipLine() {
    while let byte = current, byte != UInt8(ascii: "\n") { position += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) || byte == UInt8(ascii: "-")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
