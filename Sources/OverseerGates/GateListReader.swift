/// Reads the key `gates` of a front matter: the part of YAML that it takes.
///
/// That is a list of texts, or of maps whose values are texts, numbers, `true`, `false` or lists of texts. Lists of
/// texts may stand in brackets. Anchors, aliases, tags, braces and texts over several lines are refused, so that
/// nothing grows or nests. Yams is no help here: it hashes the keys of maps with their aliases spelled out, so that a
/// short text can keep it busy for ever.
struct GateListReader {
  typealias Problem = FileProblems.Problem

  enum Item {
    case scalar(TOMLNode)
    case table(TOMLTable)
  }

  /// A line that is neither empty nor a comment.
  private struct Line {
    let number: Int
    let indent: Int
    let text: Substring

    var isElement: Bool { text == "-" || text.hasPrefix("- ") }
  }

  private var lines: ArraySlice<Line>

  /// The elements of the list; none where there is no front matter, or no such key in it.
  static func read(_ context: String) throws(Problem) -> [Item] {
    let matter = try frontMatter(of: context)
    var items: [Item]?
    for (index, line) in matter.enumerated() where line.indent == 0 || line.indent == matter[0].indent {
      guard mentionsGates(line.text) else { continue }
      guard line.indent == 0, let (key, value) = entry(line.text), key == "gates" else {
        throw Problem(line: line.number, message: "write `gates:` at the beginning of a line")
      }
      if items != nil { throw Problem(line: line.number, message: "`gates` is set again") }
      var reader = GateListReader(lines: matter[(index + 1)...])
      items = try reader.list(value, line: line.number)
      if let next = reader.lines.first, next.indent > 0 { throw misplaced(next) }
    }
    return items ?? []
  }

  /// The lines between the first line `---` and the next; none where the text does not begin so.
  private static func frontMatter(of context: String) throws(Problem) -> [Line] {
    var lines: [Line] = []
    var isOpen = false
    for (index, bytes) in context.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var line = Substring(bytes)
      while let last = line.utf8.last, last == 0x0D || last == 0x20 { line = Substring(line.utf8.dropLast()) }
      let isMark = line == "---" || isOpen && line == "..."
      if isOpen, isMark { return lines }
      if !isOpen, !isMark { return [] }
      isOpen = true
      let text = Substring(line.utf8.drop { $0 == 0x20 })
      if isMark || text.isEmpty || text.hasPrefix("#") { continue }
      lines.append(Line(number: index + 1, indent: line.utf8.count - text.utf8.count, text: text))
    }
    // Without its end it is Markdown that begins with a rule, unless gates would be overlooked.
    if let line = lines.first(where: { $0.indent == 0 && mentionsGates($0.text) }) {
      throw Problem(line: line.number, message: "the front matter does not end; put a line --- below it")
    }
    return []
  }

  /// Whether a line sets the key, however it is spelled.
  private static func mentionsGates(_ text: Substring) -> Bool {
    let word = text.drop { " ?{\"'".contains($0) }
    return word.hasPrefix("gates") && word.dropFirst(5).drop { " \"'".contains($0) }.hasPrefix(":")
  }

  /// The parts of `key: value`.
  private static func entry(_ text: Substring) -> (key: String, value: Substring)? {
    let key = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    let rest = text[key.endIndex...]
    guard !key.isEmpty, rest == ":" || rest.hasPrefix(": ") else { return nil }
    let value = rest.dropFirst().drop { $0 == " " }
    return (String(key), value.hasPrefix("#") ? "" : value)
  }
}

extension GateListReader {
  private mutating func list(_ value: Substring, line: Int) throws(Problem) -> [Item] {
    if !value.isEmpty {
      guard case .array(let nodes) = try GateListValue.read(value, line: line).value else {
        throw Problem(line: line, message: "`gates` must be a list")
      }
      return nodes.map { .scalar($0) }
    }
    var items: [Item] = []
    let indent = lines.first?.indent
    while let line = lines.first, line.indent == indent, line.isElement {
      lines.removeFirst()
      items.append(try element(line))
    }
    if items.isEmpty { throw Problem(line: line, message: "`gates` must be a list") }
    return items
  }

  private mutating func element(_ line: Line) throws(Problem) -> Item {
    let content = line.text.dropFirst().drop { $0 == " " }
    if content.isEmpty || content.hasPrefix("#") {
      guard let next = lines.first, next.indent > line.indent else {
        throw Problem(line: line.number, message: "here a gate is missing")
      }
      lines.removeFirst()
      return .table(try map(next))
    }
    if Self.entry(content) != nil {
      let indent = line.indent + line.text.utf8.count - content.utf8.count
      return .table(try map(Line(number: line.number, indent: indent, text: content)))
    }
    return .scalar(try GateListValue.read(content, line: line.number))
  }

  private mutating func map(_ first: Line) throws(Problem) -> TOMLTable {
    var table = TOMLTable(.header, line: first.number)
    var line = first
    while true {
      guard let (key, value) = Self.entry(line.text) else { throw Self.misplaced(line) }
      let node =
        value.isEmpty ? try texts(of: key, line) : try GateListValue.read(value, line: line.number)
      try table.set([key], to: node, line: line.number)
      guard let next = lines.first, next.indent >= first.indent else { return table }
      if next.indent > first.indent { throw Self.misplaced(next) }
      line = next
      lines.removeFirst()
    }
  }

  /// The list of texts in the lines below a key.
  private mutating func texts(of key: String, _ line: Line) throws(Problem) -> TOMLNode {
    var nodes: [TOMLNode] = []
    let indent = lines.first?.indent ?? 0
    while indent >= line.indent, let next = lines.first, next.indent == indent, next.isElement {
      lines.removeFirst()
      nodes.append(try GateListValue.read(next.text.dropFirst().drop { $0 == " " }, line: next.number))
    }
    if nodes.isEmpty { throw Problem(line: line.number, message: "`\(key)` has no value") }
    return TOMLNode(value: .array(nodes), line: line.number)
  }

  private static func misplaced(_ line: Line) -> Problem {
    Problem(line: line.number, message: "this belongs to nothing above; a text is written in one line")
  }
}
