/// What a script that is statements means as its result, where it returns nothing.
enum ScriptEnding: Hashable {
  /// The expression that is its last statement, which begins at this byte.
  case expression(at: Int)
  /// A function: it declares nothing else, and calls none.
  case function(named: String)

  /// Of a script that parses; of any other one it may be wrong.
  static func of(_ text: String) -> ScriptEnding? {
    var reader = EndingReader(text)
    // What is nested too deep to be read has no ending that is known.
    return try? reader.read()
  }

  /// Whether a text begins with a word that no expression begins with.
  static func isStatement(_ text: String) -> Bool {
    switch TypeStripper(Array(text.utf8)).token.word {
    case .const, .var, .return, .throw, .if, .for, .while, .do, .switch, .try: true
    default: false
    }
  }
}

/// Reads the statements of a script, as far as is needed to know what the last one is.
private struct EndingReader {
  private var reader: TypeStripper
  private var ending: ScriptEnding?
  /// Functions that were declared, as long as there was nothing else.
  private var functions: [String]? = []

  init(_ text: String) { reader = TypeStripper(Array(text.utf8)) }

  mutating func read() throws(Unerasable) -> ScriptEnding? {
    while reader.token.kind != .end {
      let start = reader.token.start
      try statement()
      if reader.token.start == start { reader.advance() }
    }
    if let functions, let last = functions.last {
      return .function(named: functions.contains("main") ? "main" : last)
    }
    return ending
  }

  private mutating func statement() throws(Unerasable) {
    if reader.token.kind == .semicolon { return }
    if let name = try functionDeclaration() {
      functions?.append(name)
      ending = nil
      return
    }
    functions = nil
    ending = nil
    switch reader.token.kind {
    case .braceOpen: try reader.block()
    case .word where reader.token.word?.beginsStatement == true: try keywordStatement()
    default:
      ending = .expression(at: reader.token.start)
      try reader.sequence()
      // What follows a label is a statement of its own, and no ending.
      if reader.token.kind == .colon { try body() }
    }
  }

  /// Reads a function that is declared; its name.
  private mutating func functionDeclaration() throws(Unerasable) -> String? {
    let isAsync = reader.token.word == .async
    guard isAsync ? reader.isOnLine(reader.peek(), .function) : reader.token.word == .function else { return nil }
    if isAsync { reader.advance() }
    let next = reader.peek()
    let name = next.kind == .word ? String(decoding: reader.lexer.bytes[next.start..<next.end], as: UTF8.self) : ""
    _ = try reader.function()
    return name
  }

  private mutating func keywordStatement() throws(Unerasable) {
    let word = reader.token.word
    switch word {
    case .const, .var, .let: try reader.bindings()
    case .class: try reader.classBody()
    case .return, .throw:
      reader.advance()
      if !reader.token.followsLineEnd, reader.token.kind != .semicolon { try reader.sequence() }
    default:
      reader.advance()
      if word == .for, reader.token.word == .await { reader.advance() }
      if reader.token.kind == .parenOpen { try reader.list(to: .parenClose) }
      if word != .switch || reader.token.kind == .braceOpen { try body() }
    }
  }

  /// Reads what belongs to a statement that has begun.
  private mutating func body() throws(Unerasable) {
    if reader.token.kind == .colon { reader.advance() }
    if reader.token.kind != .semicolon { try statement() }
    ending = nil
  }
}

extension ScriptWord {
  fileprivate var beginsStatement: Bool {
    switch self {
    case .const, .var, .let, .class, .return, .throw, .if, .else, .for, .while, .do, .switch, .try, .catch, .finally,
      .with, .break, .continue, .import, .export:
      true
    default: false
    }
  }
}
