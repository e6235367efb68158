extension TypeStripper {
  /// Takes a statement out that is only there for types; false where the next word means something else.
  mutating func typeStatement(from start: Int, after before: ScriptToken.Kind?) throws(Unerasable) -> Bool {
    let next = peek()
    guard !next.followsLineEnd else { return false }
    switch token.word {
    case .namespace, .module:
      guard next.kind == .word && next.word != .in && next.word != .instanceof || next.kind == .string else {
        return false
      }
      throw unerasable(token.word == .namespace ? "a namespace" : "a module")
    case .declare:
      guard next.kind == .word else { return false }
      switch next.word {
      case .var, .let, .const, .function, .class, .abstract, .enum, .namespace, .module, .global, .interface, .type,
        .async:
        advance()
        try ambient()
      default: return false
      }
    case .type:
      guard next.kind == .word, next.word != .in, next.word != .instanceof else { return false }
      try alias()
    case .interface:
      guard next.kind == .word else { return false }
      try interface()
    default:
      return false
    }
    _ = skip(.semicolon)
    blankWhole(from: start, after: before)
    return true
  }

  private mutating func alias() throws(Unerasable) {
    advance()
    advance()
    if token.kind == .less { _ = try typeGroup() }
    if skip(.equals) { _ = try type() }
  }

  private mutating func interface() throws(Unerasable) {
    while token.kind != .braceOpen, token.kind != .end {
      if token.kind == .less { guard try typeGroup() else { return } } else { advance() }
    }
    _ = try typeGroup()
  }

  /// Reads what is declared to exist elsewhere.
  private mutating func ambient() throws(Unerasable) {
    switch token.word {
    case .type: try alias()
    case .interface: try interface()
    case .const where peek().word == .enum: try interface()
    case .var, .let, .const: try bindings()
    case .function, .async:
      if token.word == .async { advance() }
      _ = try function()
    default: try interface()
    }
  }

  /// Reads an import. There are no modules to import from, but there may be types.
  mutating func importStatement() throws(Unerasable) {
    let start = token.start
    let before = previous
    let next = peek()
    guard next.kind == .word || next.kind == .braceOpen || next.kind == .star || next.kind == .string else {
      return try sequence()
    }
    advance()
    var isType = false
    if token.word == .type {
      let name = peek()
      isType = name.kind == .braceOpen || name.kind == .star || name.kind == .word && name.word != .from
      isType = isType || name.word == .from && lexer.token(from: name.end).word == .from
    }
    if isType { advance() }
    if token.kind == .word, peek().kind == .equals, !isType {
      throw unerasable("an import with `=`", at: start)
    }
    try clause()
    if isType { blankWhole(from: start, after: before) }
  }

  mutating func exportStatement() throws(Unerasable) {
    let start = token.start
    let before = previous
    let next = peek()
    switch (next.kind, next.word) {
    case (.equals, _):
      throw unerasable("an export with `=`")
    case (.word, .type), (.word, .interface), (.word, .declare), (.word, .namespace), (.word, .module):
      advance()
      if token.word == .type, peek().kind == .braceOpen || peek().kind == .star {
        advance()
        try clause()
        blankWhole(from: start, after: before)
      } else {
        _ = try typeStatement(from: start, after: before)
      }
    case (.word, .function), (.word, .class), (.word, .async), (.word, .abstract):
      advance()
      try declaration(from: start, after: before)
    case (.word, .as), (.braceOpen, _), (.star, _):
      advance()
      try clause()
    default:
      advance()
    }
  }

  /// Reads the names of an import or export, and where they come from.
  private mutating func clause() throws(Unerasable) {
    while true {
      switch token.kind {
      case .word, .comma, .star: advance()
      case .braceOpen: _ = try typeGroup()
      case .string:
        advance()
        _ = skip(.semicolon)
        return
      default:
        _ = skip(.semicolon)
        return
      }
    }
  }
}
