import TestSeed

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Documents as people and programs leave them behind: the same for the same seed.
struct RandomConfig: RandomNumberGenerator {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(state: seed) }

  /// The seed of a run: `OVERSEER_TEST_SEED`, else always the same.
  static let seed = getenv("OVERSEER_TEST_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_261_123

  mutating func next() -> UInt64 { numbers.next() }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }

  private static let words = [
    "overseer ", "mcp", "a", "b c", "\\u00e9", "ключ", "x\\\"y", "//", "/*", "#", "type", "url", "{", "]", ",", "=",
  ]
}

// JSON with comments.
extension RandomConfig {
  /// A document whose objects on the path may or may not be there.
  mutating func json(_ path: [String]) -> String {
    let newline = chance(20) ? "\r\n" : "\n"
    let text = space(newline) + object(path[...], depth: 3, newline) + space(newline)
    return chance(50) ? text + newline : text
  }

  private mutating func object(_ path: ArraySlice<String>, depth: Int, _ newline: String) -> String {
    var names = (0..<Int.random(in: 0..<4, using: &self)).map { "\(pick(Self.words))\($0)" }
    if path.count > 1, let key = path.first, chance(60) {
      names.insert(key, at: Int.random(in: 0...names.count, using: &self))
    }
    let isLaidOut = chance(60)
    let indent = newline + String(repeating: pick(["  ", "\t", "    "]), count: 4 - depth)
    var text = "{"
    for (place, name) in names.enumerated() {
      text += isLaidOut ? comment(newline) + indent : space(newline)
      let value =
        name == path.first
        ? object(path.dropFirst(), depth: depth - 1, newline) : value(depth: depth - 1, newline)
      text += "\"\(name)\"" + (chance(10) ? space(newline) : "") + ":" + (chance(80) ? " " : space(newline)) + value
      if chance(15) { text += space(newline) }
      if place < names.count - 1 || chance(15) { text += "," }
    }
    return text + (isLaidOut ? comment(newline) + newline : space(newline)) + "}"
  }

  private mutating func value(depth: Int, _ newline: String) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &self) {
    case 0: return "null"
    case 1: return "-1.5e3"
    case 2: return pick(["true", "false"])
    case 3, 4: return "\"\(pick(Self.words))\""
    case 5:
      let elements = (0..<Int.random(in: 0..<3, using: &self)).map { _ in value(depth: depth - 1, newline) }
      return "[" + space(newline) + elements.joined(separator: ",\(space(newline))") + space(newline) + "]"
    default: return object([], depth: depth - 1, newline)
    }
  }

  private mutating func space(_ newline: String) -> String {
    switch Int.random(in: 0..<10, using: &self) {
    case 0: " "
    case 1: newline
    case 2: "\t \(newline) "
    case 3: comment(newline)
    default: ""
    }
  }

  private mutating func comment(_ newline: String) -> String {
    switch Int.random(in: 0..<10, using: &self) {
    case 0: " // \"overseer\": { \(newline)"
    case 1: "/* , } \(newline) */"
    case 2: " /*\"*/ //x  \(newline)"
    default: ""
    }
  }
}

// TOML.
extension RandomConfig {
  mutating func toml() -> String {
    let newline = chance(20) ? "\r\n" : "\n"
    var lines = (0..<Int.random(in: 0..<4, using: &self)).flatMap { assignment("top\($0)") }
    if chance(30) { lines += servers() }
    for table in 0..<Int.random(in: 0..<5, using: &self) {
      if chance(60) { lines.append(pick(["", "", "  ", "# [mcp_servers.overseer]"])) }
      lines.append(
        pick(["[t\(table)]", "[[list]]", "  [ mcp_servers . \"s\(table)\" ] # note", "[mcp_servers.s\(table).env]"]))
      lines += (0..<Int.random(in: 0..<3, using: &self)).flatMap { assignment("k\($0)") }
    }
    if chance(20) { lines.append(pick(["", "# the end", "   "])) }
    return lines.joined(separator: newline) + (chance(70) ? newline : "")
  }

  /// Servers as nobody but a person writes them. What follows may make them invalid.
  private mutating func servers() -> [String] {
    switch Int.random(in: 0..<9, using: &self) {
    case 0: ["mcp_servers = { github = { command = 'x' } }"]
    case 1: ["[[mcp_servers.overseer]]"]
    case 2: ["mcp_servers.overseer = 1"]
    case 3: ["mcp_servers = []"]
    case 4: ["[[mcp_servers]]", "overseer = {}"]
    case 5: ["mcp_servers.github.command = 'x'"]
    case 6: ["[mcp_servers]", "overseer = { since = 1979-05-27, limit = 10.5 }  # x"]
    case 7: ["[mcp_servers]", "overseer = {}"]
    default: ["[mcp_servers.overseer]", "args = ['y']", "[mcp_servers.overseer.env]", "A = 1.5"]
    }
  }

  private mutating func assignment(_ key: String) -> [String] {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: ["\(key) = \"[mcp_servers.overseer]\" # = "]
    case 1: ["  \(key)=1_000"]
    case 2: ["\(key) = [ # list", "  'a',", "", "  \"b\", # b", "]"]
    case 3: ["\(key) = \"\"\"", "[mcp_servers.overseer]", "command = 'no'", "\"\"\""]
    case 4: ["# \(key)", "\(key) = { a = 1, b = '}' }"]
    case 5: ["\"\(key).x\" = 1979-05-27"]
    case 6: ["\(key).a.b = true", ""]
    default: ["\(key) = '''", "# no comment'''"]
    }
  }
}
