extension TypeStripper {
  /// Reads statements up to the brace that closes what they stand in, or the end.
  mutating func statements() throws(Unerasable) {
    try enter()
    defer { leave() }
    var open = 0
    while true {
      let start = token.start
      switch token.kind {
      case .end: return
      case .braceClose:
        if open == 0 { return }
        open -= 1
        advance()
      case .braceOpen:
        open += 1
        advance()
      case .semicolon: advance()
      case .at: throw unerasable("a decorator")
      case .word: try statement()
      default: try sequence()
      }
      if token.start == start { advance() }
    }
  }

  private mutating func statement() throws(Unerasable) {
    guard let word = token.word else { return try labelOrExpression() }
    switch word {
    case .if, .while, .with, .switch:
      advance()
      if token.kind == .parenOpen { try list(to: .parenClose) }
    case .for: try loop()
    case .catch:
      advance()
      if token.kind == .parenOpen { try list(to: .parenClose, isParameters: true) }
    case .else, .do, .try, .finally: advance()
    case .case:
      advance()
      try sequence(colonEnds: true)
      _ = skip(.colon)
    case .default:
      advance()
      _ = skip(.colon)
    case .return, .throw:
      advance()
      if !token.followsLineEnd, token.kind != .braceClose { try sequence() }
    case .break, .continue:
      advance()
      if !token.followsLineEnd { _ = skip(.word) }
    case .const where peek().word == .enum, .enum:
      throw unerasable("an enum")
    case .const, .var: try bindings()
    case .let, .using:
      let next = peek()
      let isBinding = next.kind == .word && next.word != .in && next.word != .instanceof
      if isBinding || word == .let && (next.kind == .bracketOpen || next.kind == .braceOpen) {
        try bindings()
      } else {
        try labelOrExpression()
      }
    case .function, .class, .async: try declaration(from: token.start, after: previous)
    case .abstract where isOnLine(peek(), .class): try declaration(from: token.start, after: previous)
    case .import: try importStatement()
    case .export: try exportStatement()
    case .type, .interface, .declare, .namespace, .module, .global:
      if try !typeStatement(from: token.start, after: previous) { try labelOrExpression() }
    default: try labelOrExpression()
    }
  }

  func isOnLine(_ token: ScriptToken, _ word: ScriptWord) -> Bool { token.word == word && !token.followsLineEnd }

  private mutating func labelOrExpression() throws(Unerasable) {
    guard peek().kind == .colon else { return try sequence() }
    advance()
    advance()
  }

  private mutating func loop() throws(Unerasable) {
    advance()
    if token.word == .await { advance() }
    guard skip(.parenOpen) else { return }
    try enter()
    defer { leave() }
    while token.kind != .parenClose, token.kind != .end {
      let start = token.start
      switch token.word {
      case .const, .let, .var, .using: try bindings()
      case .await where peek().word == .using:
        advance()
        try bindings()
      case .of, .in: advance()
      default: try sequence()
      }
      _ = skip(.semicolon)
      if token.start == start { advance() }
    }
    advance()
  }

  /// Reads names with their types and values, after the word that declares them.
  mutating func bindings() throws(Unerasable) {
    advance()
    repeat {
      switch token.kind {
      case .word: advance()
      case .bracketOpen: try list(to: .bracketClose)
      case .braceOpen: try object()
      default: return
      }
      if token.kind == .bang, !token.followsLineEnd { blankToken() }
      if token.kind == .colon { try annotation() }
      if skip(.equals) { try expression() }
    } while skip(.comma)
  }

  /// Reads a function or a class that is declared, or an expression that begins with `async`.
  mutating func declaration(from start: Int, after before: ScriptToken.Kind?) throws(Unerasable) {
    if token.word == .async {
      guard isOnLine(peek(), .function) else { return try labelOrExpression() }
      advance()
    }
    if token.word == .abstract { blankToken() }
    if token.word == .class { return try classBody() }
    if try !function() {
      // One of several signatures of the function that follows.
      _ = skip(.semicolon)
      blankWhole(from: start, after: before)
    }
  }
}
