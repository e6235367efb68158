extension TypeStripper {
  /// Takes out a `:` and the type behind it.
  mutating func annotation() throws(Unerasable) {
    let start = token.start
    advance()
    if try type() { blankRead(from: start) }
  }

  /// Reads a type; false where there is none, after reading some of it.
  mutating func type() throws(Unerasable) -> Bool {
    // What seems to be one is mostly a row of comparisons then.
    guard !isDeepest else { return false }
    try enter()
    defer { leave() }
    if token.kind == .bar || token.kind == .ampersand { advance() }
    var isConditional = false
    while true {
      while isTypePrefix { advance() }
      let isList = token.kind == .less || opensParameters
      guard try typeOperand() else { return false }
      guard try typeSuffixes() else { return false }
      switch (token.kind, token.word) {
      case (.bar, _), (.ampersand, _):
        advance()
      case (.arrow, _) where isList:
        advance()
      case (.word, .extends) where !token.followsLineEnd || isConditional:
        advance()
        isConditional = true
      case (.word, .is) where !token.followsLineEnd:
        advance()
      case (.question, _) where isConditional:
        advance()
        isConditional = false
        guard try type(), skip(.colon) else { return false }
      default:
        return true
      }
    }
  }

  /// Whether the next token opens the parameters of a function type, and not a type in parentheses.
  private var opensParameters: Bool {
    guard token.kind == .parenOpen else { return false }
    let first = peek()
    switch first.kind {
    case .parenClose, .spread, .braceOpen, .bracketOpen: return true
    case .word: return [.colon, .comma, .question, .parenClose].contains(lexer.token(from: first.end).kind)
    default: return false
    }
  }

  private mutating func typeOperand() throws(Unerasable) -> Bool {
    switch token.kind {
    case .string, .number:
      advance()
    case .minus:
      advance()
      return skip(.number)
    case .template:
      try template(ofTypes: true)
    case .braceOpen, .bracketOpen, .parenOpen:
      return try typeGroup()
    case .less:
      guard try typeGroup(), token.kind == .parenOpen, try typeGroup() else { return false }
    case .word:
      if token.word?.isStatement == true { return false }
      let isImport = token.word == .import
      advance()
      if isImport { return token.kind == .parenOpen ? try typeGroup() : false }
    default:
      return false
    }
    return true
  }

  private var isTypePrefix: Bool {
    switch token.word {
    case .keyof, .unique, .readonly, .infer, .typeof, .asserts, .abstract, .new: break
    default: return false
    }
    let next = peek()
    switch next.kind {
    case .parenOpen: return token.word != .asserts && token.word != .unique && token.word != .infer
    case .less: return token.word == .new
    case .bracketOpen, .braceOpen: return token.word == .keyof || token.word == .readonly
    case .string, .number, .template: return token.word == .keyof
    case .word: return !next.followsLineEnd && next.word != .extends && next.word != .is
    default: return false
    }
  }

  private mutating func typeSuffixes() throws(Unerasable) -> Bool {
    while true {
      switch token.kind {
      case .dot:
        advance()
        guard skip(.word) else { return false }
      case .bracketOpen where !token.followsLineEnd, .less where !token.followsLineEnd:
        guard try typeGroup() else { return false }
      default:
        return true
      }
    }
  }

  /// Reads a part of a type that stands in brackets.
  mutating func typeGroup() throws(Unerasable) -> Bool {
    let start = token.start
    if let known = typeGroups[start] {
      guard let known else { return false }
      previous = .parenClose
      goOn(from: known)
      return true
    }
    typeGroups[start] = .some(nil)
    let isRead =
      switch token.kind {
      case .braceOpen: try typeMembers()
      case .bracketOpen: try typeElements(to: .bracketClose)
      case .parenOpen: try typeElements(to: .parenClose)
      default: try typeArguments()
      }
    if isRead { typeGroups[start] = previousEnd }
    return isRead
  }

  /// Everything up to the `}` that belongs to the next `{`.
  private mutating func typeMembers() throws(Unerasable) -> Bool {
    var open = 0
    repeat {
      switch token.kind {
      case .braceOpen: open += 1
      case .braceClose: open -= 1
      case .end: return false
      case .template:
        try template(ofTypes: true)
        continue
      default: break
      }
      advance()
    } while open > 0
    return true
  }

  /// The parts of a tuple, or the parameters of a function type.
  private mutating func typeElements(to close: ScriptToken.Kind) throws(Unerasable) -> Bool {
    advance()
    while token.kind != close {
      _ = skip(.spread)
      guard try type() else { return false }
      _ = skip(.question)
      if skip(.colon) {
        guard try type() else { return false }
        _ = skip(.question)
      }
      guard token.kind == close || skip(.comma) else { return false }
    }
    advance()
    return true
  }

  /// `<…>`, of arguments or of parameters.
  private mutating func typeArguments() throws(Unerasable) -> Bool {
    advance()
    while token.kind != .greater {
      while token.word == .const || token.word == .in || token.word == .out && peek().kind == .word { advance() }
      guard try type() else { return false }
      if skip(.equals) { guard try type() else { return false } }
      guard token.kind == .greater || skip(.comma) else { return false }
    }
    advance()
    return true
  }
}
