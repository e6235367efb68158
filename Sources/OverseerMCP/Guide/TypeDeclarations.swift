/// The types of the declarations, one by one.
struct TypeDeclarations: Sendable {
  struct Declaration: Sendable {
    /// With its documentation.
    var text: String
    /// Without any.
    var plain: String
    /// `interface Task`
    var head: String
    /// The names of the types that it refers to, in order.
    var refersTo: [String]
    /// What is said of it.
    var summary: String
  }

  /// Those of ``GuideTexts/declarations``.
  static let shared = TypeDeclarations(parsing: GuideTexts.declarations)

  private var declarations: [String: Declaration] = [:]

  var names: [String] { declarations.keys.sorted() }

  subscript(name: String) -> Declaration? { declarations[name] }

  /// - Parameter source: Declarations with an empty line between any two, as `os-dev generate` writes them.
  init(parsing source: String) {
    var blocks: [(name: String, lines: [Substring])] = []
    for block in source.split(separator: "\n", omittingEmptySubsequences: false).split(whereSeparator: \.isEmpty) {
      let lines = Array(block)
      guard let head = lines.first(where: { $0.hasPrefix("interface ") || $0.hasPrefix("type ") }) else { continue }
      blocks.append((String(head.split(separator: " ")[1]), lines))
    }
    let known = Set(blocks.map(\.name))
    for (name, lines) in blocks { declarations[name] = Declaration(name, lines, known) }
  }

  /// The most that a text has, in characters: it is shown to models.
  static let limit = 6_000

  /// The declarations of these types and of those that they refer to, nearest first, as many as fit. Documentation is
  /// left out where all would not fit with it. Types beyond that are named at the end.
  func text(of names: [String]) -> String {
    let all = closure(of: names)
    let texts = all.compactMap { declarations[$0] }
    if texts.reduce(0, { $0 + $1.text.count + 2 }) <= Self.limit {
      return texts.map(\.text).joined(separator: "\n\n")
    }
    var shown: [String] = []
    var left: [String] = []
    var room = Self.limit
    for name in all {
      guard let declaration = declarations[name] else { continue }
      // What a call takes has to be understood; what it gives mostly speaks for itself.
      let text = names.contains(name) ? declaration.text : declaration.plain
      if left.isEmpty, text.count + 2 <= room || shown.isEmpty {
        shown.append(text)
        room -= text.count + 2
      } else {
        left.append(name)
      }
    }
    if !left.isEmpty { shown.append("// And, by os.describe(name): \(left.joined(separator: ", "))") }
    return shown.joined(separator: "\n\n")
  }

  /// These and all that they lead to, breadth first.
  private func closure(of names: [String]) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var next = names
    while !next.isEmpty {
      let fresh = next.filter { seen.insert($0).inserted }
      found += fresh
      next = fresh.flatMap { declarations[$0]?.refersTo ?? [] }
    }
    return found
  }
}

extension TypeDeclarations.Declaration {
  fileprivate init(_ name: String, _ lines: [Substring], _ known: Set<String>) {
    let code = lines.filter { !Self.isComment($0) }
    text = lines.joined(separator: "\n")
    plain = code.joined(separator: "\n")
    head = code.first?.hasPrefix("interface") == true ? "interface \(name)" : "type \(name)"
    var seen: Set<String> = [name]
    // Every second piece between quotes is a text.
    let outside = plain.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    refersTo = outside.flatMap { $0.split { !($0.isLetter || $0.isNumber) } }.map(String.init)
      .filter { known.contains($0) && seen.insert($0).inserted }
    summary = lines.prefix(while: Self.isComment).map(Self.content).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func isComment(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    return text.hasPrefix("/**") || text.hasPrefix("* ") || text == "*" || text.hasPrefix("*/")
  }

  /// What a line of a comment says.
  private static func content(_ line: Substring) -> String {
    var text = line.drop { " /*".contains($0) }
    if text.hasSuffix("*/") { text = text.dropLast(2) }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
