/// Reads TOML 1.0 (toml.io/en/v1.0.0) and keeps the line of everything.
///
/// It never crashes, whatever the bytes are: keys have at most 16 parts and values nest at most 16 deep. Dates and
/// numbers with a fraction, which no setting takes, are found but not looked into.
struct TOMLReader {
  typealias Problem = FileProblems.Problem

  private static let partLimit = 16
  private static let depthLimit = 16

  private var scanner: TOMLScanner
  private var statements: [TOMLStatement] = []

  private init(scanner: TOMLScanner) { self.scanner = scanner }

  /// The table of the whole file; throws the first thing that is not TOML.
  static func read(_ bytes: [UInt8]) throws(Problem) -> TOMLTable { try outline(bytes).root }

  /// The same with the places of all headers and values.
  static func outline(_ bytes: [UInt8]) throws(Problem) -> (root: TOMLTable, statements: [TOMLStatement]) {
    var reader = TOMLReader(scanner: try TOMLScanner(bytes))
    return (try reader.document(), reader.statements)
  }

  private mutating func document() throws(Problem) -> TOMLTable {
    var root = TOMLTable(.header, line: 1)
    var header: [String] = []
    while true {
      try scanner.skipSpace(overLines: true)
      let (line, start) = (scanner.line, scanner.position)
      guard let byte = scanner.current else { return root }
      if byte == UInt8(ascii: "[") {
        let isElement = scanner.skip("[[")
        if !isElement { scanner.advance() }
        header = try key()
        guard scanner.skip(isElement ? "]]" : "]") else {
          throw scanner.problem("the header of a table ends with \(isElement ? "]]" : "]")")
        }
        try root.begin(header[...], isElement: isElement, line: line)
        statements.append(TOMLStatement(path: header, range: start..<scanner.position))
      } else {
        let (path, node, value) = try assignment(depth: 0)
        try root.set(path[...], to: node, line: line, below: header[...])
        statements.append(TOMLStatement(path: header + path, range: start..<value.upperBound, value: value))
      }
      try scanner.endLine()
    }
  }

  private mutating func assignment(
    depth: Int
  ) throws(Problem) -> (path: [String], node: TOMLNode, value: Range<Int>) {
    let path = try key()
    guard scanner.skip("=") else { throw scanner.problem("a key is followed by = and a value") }
    try scanner.skipSpace()
    let start = scanner.position
    let node = try value(depth: depth)
    return (path, node, start..<scanner.position)
  }

  /// A key with its dots, and the blanks around it.
  private mutating func key() throws(Problem) -> [String] {
    var parts: [String] = []
    repeat {
      guard parts.count < Self.partLimit else {
        throw scanner.problem("a key has at most \(Self.partLimit) parts")
      }
      try scanner.skipSpace()
      parts.append(try scanner.keyPart())
      try scanner.skipSpace()
    } while scanner.skip(".")
    return parts
  }

  private mutating func value(depth: Int) throws(Problem) -> TOMLNode {
    let line = scanner.line
    switch scanner.current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return TOMLNode(value: .string(try scanner.text()), line: line)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard depth < Self.depthLimit else { throw scanner.problem("values nest at most \(Self.depthLimit) deep") }
      let isList = scanner.skip("[")
      if !isList { scanner.advance() }
      let value = try isList ? list(depth: depth + 1) : inlineTable(line: line, depth: depth + 1)
      return TOMLNode(value: value, line: line)
    default: return TOMLNode(value: try scanner.word(), line: line)
    }
  }

  private mutating func list(depth: Int) throws(Problem) -> TOMLNode.Value {
    var elements: [TOMLNode] = []
    while true {
      try scanner.skipSpace(overLines: true)
      if scanner.skip("]") { return .array(elements) }
      elements.append(try value(depth: depth))
      try scanner.skipSpace(overLines: true)
      if scanner.skip(",") { continue }
      guard scanner.skip("]") else { throw scanner.problem("a list goes on with , or ends with ]") }
      return .array(elements)
    }
  }

  private mutating func inlineTable(line: Int, depth: Int) throws(Problem) -> TOMLNode.Value {
    var table = TOMLTable(.inline, line: line)
    try scanner.skipSpace()
    if scanner.skip("}") { return .table(table) }
    repeat {
      let line = scanner.line
      let (path, node, _) = try assignment(depth: depth)
      try table.set(path[...], to: node, line: line)
      try scanner.skipSpace()
    } while scanner.skip(",")
    guard scanner.skip("}") else { throw scanner.problem("a table in braces goes on with , or ends with }") }
    return .table(table)
  }
}
