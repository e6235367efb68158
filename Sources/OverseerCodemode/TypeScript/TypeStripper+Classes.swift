extension TypeStripper {
  /// Reads a class from the word on.
  mutating func classBody() throws(Unerasable) {
    try enter()
    defer { leave() }
    advance()
    if token.kind == .word, token.word != .extends, token.word != .implements { advance() }
    if token.kind == .less { try definiteTypeArguments() }
    if token.word == .extends {
      advance()
      try expression(isHeritage: true)
    }
    if token.word == .implements {
      let start = token.start
      repeat { advance() } while try type() && token.kind == .comma
      blankRead(from: start)
    }
    guard skip(.braceOpen) else { return }
    while token.kind != .braceClose, token.kind != .end {
      let start = token.start
      try member()
      if token.start == start { advance() }
    }
    advance()
  }

  private mutating func member() throws(Unerasable) {
    let start = token.start
    let before = previous
    if token.kind == .at { throw unerasable("a decorator") }
    if skip(.semicolon) { return }
    var isOnlyType = false
    while isMemberModifier {
      switch token.word {
      case .abstract, .declare:
        isOnlyType = true
        advance()
      case .static where peek().kind == .braceOpen:
        advance()
        return try block()
      case let word? where word.isTypeModifier:
        let modifier = token.start
        blankToken()
        if modifier == start, continuesStatement, before != .semicolon, before != .braceOpen {
          blanks.put(";", at: start)
        }
      default: advance()
      }
    }
    _ = skip(.star)
    let name = token.word
    try memberName(&isOnlyType)
    if token.kind == .question || token.kind == .bang { blankToken() }
    if token.kind == .parenOpen || token.kind == .less {
      if try !signatureAndBody() { isOnlyType = true }
    } else {
      let end = token.start
      if token.kind == .colon { try annotation() }
      if skip(.equals) {
        try expression()
      } else if name == .get || name == .set || name == .static, token.start > end, token.kind != .semicolon {
        // Without its type the field would be a word about the next member.
        blanks.put(";", at: end)
      }
    }
    if isOnlyType {
      _ = skip(.semicolon)
      blankWhole(from: start, after: before)
    }
  }

  /// Reads a name, or what a member is found by that has none.
  private mutating func memberName(_ isOnlyType: inout Bool) throws(Unerasable) {
    switch token.kind {
    case .word, .string, .number: advance()
    case .bracketOpen:
      let name = peek()
      if name.kind == .word, lexer.token(from: name.end).kind == .colon {
        isOnlyType = true
        _ = try typeGroup()
      } else {
        try list(to: .bracketClose)
      }
    default: break
    }
  }
}
