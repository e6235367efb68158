/// Reads a script as far as is needed to know what in it is a type.
///
/// It takes what is neither JavaScript nor TypeScript for something near, and always comes to the end.
struct TypeStripper {
  /// How deep expressions, lists and types may stand in each other, as each takes some of the stack.
  static let deepest = 256

  let lexer: ScriptLexer
  var blanks = Blanks()
  /// The next token.
  var token: ScriptToken
  /// What stands before it; nil at the beginning.
  var previous: ScriptToken.Kind?
  /// Where that ends.
  var previousEnd = 0
  /// Where the bracketed parts of types end that have been read, by where they begin; nil for what is none. No part is
  /// so read twice, however often a `<` may begin a list of types.
  var typeGroups: [Int: Int?] = [:]
  private var depth = 0

  init(_ bytes: [UInt8]) {
    lexer = ScriptLexer(bytes: bytes)
    token = lexer.token(from: 0)
  }

  mutating func strip() throws(Unerasable) {
    while token.kind != .end {
      try statements()
      // A bracket too many.
      advance()
    }
  }

  mutating func advance() {
    guard token.kind != .end else { return }
    previous = token.kind
    goOn(from: token.end)
  }

  mutating func goOn(from position: Int) {
    previousEnd = position
    token = lexer.token(from: position)
  }

  /// The token after the next.
  func peek() -> ScriptToken { lexer.token(from: token.end) }

  /// Goes past the next token where it is of this kind.
  mutating func skip(_ kind: ScriptToken.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// Goes past the next token and takes it out.
  mutating func blankToken() {
    blanks.blank(token.start..<token.end)
    advance()
  }

  var isDeepest: Bool { depth == Self.deepest }

  mutating func enter() throws(Unerasable) {
    if isDeepest { throw unerasable("this depth of brackets in brackets") }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  func unerasable(_ construct: String, at position: Int? = nil) -> Unerasable {
    let before = lexer.bytes[..<min(position ?? token.start, lexer.bytes.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    return Unerasable(
      construct: construct, line: line, column: String(decoding: before[lineStart...], as: UTF8.self).count + 1)
  }

  /// What has been read since `start`; nothing, where nothing was.
  func read(from start: Int) -> Range<Int> { start..<max(start, previousEnd) }

  /// Takes out what has been read since `start`.
  mutating func blankRead(from start: Int) { blanks.blank(read(from: start)) }

  /// Takes out what began at `start` and ends before the next token, where JavaScript would have no statement or member
  /// at all. What stood before must not go on behind it.
  mutating func blankWhole(from start: Int, after before: ScriptToken.Kind?) {
    blankRead(from: start)
    if continuesStatement, let before, before != .semicolon, before != .braceOpen { blanks.put(";", at: start) }
  }

  /// Whether the next token would go on with an expression that stands before it, though on a line of its own.
  var continuesStatement: Bool {
    switch token.kind {
    case .parenOpen, .bracketOpen, .template, .plus, .minus, .star, .slash: true
    default: false
    }
  }
}
