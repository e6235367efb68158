extension TypeStripper {
  /// Reads the operators before a value and the value; false where there is none.
  mutating func operand(colonEnds: Bool) throws(Unerasable) -> Bool {
    while true {
      switch token.kind {
      case .bang, .increment, .plus, .minus, .star, .bar, .ampersand, .equals, .greater, .other, .spread:
        advance()
      case .slash:
        let end = lexer.endOfRegularExpression(from: token.start)
        previous = .string
        goOn(from: end)
        return true
      case .number, .string:
        advance()
        return true
      case .template:
        try template()
        return true
      case .parenOpen:
        try group(colonEnds: colonEnds)
        return true
      case .bracketOpen:
        try list(to: .bracketClose)
        return true
      case .braceOpen:
        try object()
        return true
      case .less:
        try genericArrow(colonEnds: colonEnds)
        return true
      case .at:
        throw unerasable("a decorator")
      case .word:
        if try word(colonEnds: colonEnds) { return true }
      default:
        return false
      }
    }
  }

  /// Reads a value that begins with a word; false where the word was an operator before it.
  private mutating func word(colonEnds: Bool) throws(Unerasable) -> Bool {
    switch token.word {
    case .function:
      _ = try function()
    case .class:
      try classBody()
    case .async:
      let next = peek()
      advance()
      if next.followsLineEnd { return true }
      switch next.kind {
      case .word: return [.in, .of, .instanceof, .as, .satisfies].contains(next.word)
      case .parenOpen: try group(colonEnds: colonEnds)
      case .less: return try !asyncGeneric(colonEnds: colonEnds) || true
      default: break
      }
    case .new:
      advance()
      return token.kind == .dot
    case .typeof, .void, .delete:
      advance()
      return false
    case .await, .yield:
      let isYield = token.word == .yield
      advance()
      return isYield && token.followsLineEnd || !beginsOperand
    default:
      advance()
    }
    return true
  }

  private var beginsOperand: Bool {
    switch token.kind {
    case .parenClose, .bracketClose, .braceClose, .comma, .semicolon, .colon, .end, .dot, .questionDot, .question,
      .arrow, .equals:
      false
    case .word: token.word != .in && token.word != .of && token.word != .instanceof && token.word != .as
    default: true
    }
  }

  /// Reads a template, with what is put into it.
  mutating func template(ofTypes: Bool = false) throws(Unerasable) {
    try enter()
    defer { leave() }
    var text = lexer.endOfTemplateText(from: token.end)
    while !text.isClosed {
      goOn(from: text.end)
      if ofTypes { _ = try type() } else { try sequence() }
      while token.kind != .braceClose, token.kind != .end { advance() }
      text = lexer.endOfTemplateText(from: token.end)
    }
    previous = .template
    goOn(from: text.end)
  }

  /// Reads an object, or a pattern that takes one apart.
  mutating func object() throws(Unerasable) {
    try enter()
    defer { leave() }
    advance()
    while token.kind != .braceClose, token.kind != .end {
      let start = token.start
      if skip(.spread) { try expression() }
      while isMemberModifier || token.kind == .star { advance() }
      switch token.kind {
      case .word, .string, .number: advance()
      case .bracketOpen: try list(to: .bracketClose)
      default: break
      }
      if token.kind == .parenOpen || token.kind == .less { _ = try signatureAndBody() }
      if token.kind == .colon || token.kind == .equals {
        advance()
        try expression()
      }
      _ = skip(.comma)
      if token.start == start { advance() }
    }
    advance()
  }

  /// Whether the next word says something about the member whose name follows it.
  var isMemberModifier: Bool {
    switch token.word {
    case .get, .set, .async, .static, .accessor: break
    case let word?: if !word.isTypeModifier { return false }
    case nil: return false
    }
    let next = peek()
    switch next.kind {
    case .word, .string, .number, .bracketOpen, .star:
      return !next.followsLineEnd || token.word == .static || token.word == .get || token.word == .set
    case .braceOpen: return token.word == .static
    default: return false
    }
  }
}
