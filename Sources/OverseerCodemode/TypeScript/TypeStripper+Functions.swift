extension TypeStripper {
  /// Reads a function from the word on; false where it has no body.
  mutating func function() throws(Unerasable) -> Bool {
    advance()
    _ = skip(.star)
    _ = skip(.word)
    return try signatureAndBody()
  }

  /// Reads the parameters, the type of the result and the body; false where there is no body.
  mutating func signatureAndBody() throws(Unerasable) -> Bool {
    if token.kind == .less { try definiteTypeArguments() }
    if token.kind == .parenOpen { _ = try list(to: .parenClose, isParameters: true) }
    if token.kind == .colon { try annotation() }
    guard token.kind == .braceOpen else { return false }
    try block()
    return true
  }

  /// Reads statements in braces.
  mutating func block() throws(Unerasable) {
    advance()
    try statements()
    advance()
  }

  /// Reads what stands in brackets, with commas between: arguments, elements or parameters.
  /// - Returns: Whether there was something that only parameters have.
  @discardableResult mutating func list(
    to close: ScriptToken.Kind, isParameters: Bool = false
  ) throws(Unerasable) -> Bool {
    try enter()
    defer { leave() }
    advance()
    var areParameters = token.kind == close
    while token.kind != close, token.kind != .end {
      let start = token.start
      _ = skip(.spread)
      if isParameters, token.word?.isTypeModifier == true, [.word, .braceOpen, .bracketOpen].contains(peek().kind) {
        throw unerasable("a parameter property")
      }
      let isThis = token.word == .this
      try expression()
      if token.kind == .question {
        areParameters = true
        blankToken()
      }
      if token.kind == .colon {
        areParameters = true
        try annotation()
        if isThis {
          _ = skip(.comma)
          blankRead(from: start)
          continue
        }
      }
      if skip(.equals) { try expression() }
      _ = skip(.comma)
      if token.start == start {
        guard ![.parenClose, .bracketClose, .braceClose].contains(token.kind) else { break }
        advance()
      }
    }
    if token.kind == close { advance() }
    return areParameters
  }

  /// Reads an expression in parentheses, or the parameters of an arrow function and the type of its result.
  mutating func group(colonEnds: Bool) throws(Unerasable) {
    let areParameters = try list(to: .parenClose)
    guard token.kind == .colon else { return }
    let before = (token, previous, previousEnd)
    advance()
    let first = token
    let isType = try self.type()
    if isType, token.kind == .arrow, areParameters || !colonEnds || !mayBeParameters(first) {
      blankResultType(from: before.0.start, closingAt: before.2 - 1)
      return
    }
    (token, previous, previousEnd) = before
  }

  /// Whether what stands before `=>` could be parameters instead of a type.
  private func mayBeParameters(_ first: ScriptToken) -> Bool {
    first.kind == .parenOpen || first.kind == .word && first.end == previousEnd
  }

  /// Takes the type out that stands before `=>`, which must stay on the line of the parenthesis before.
  private mutating func blankResultType(from start: Int, closingAt close: Int) {
    if lexer.hasLineEnd(in: close..<token.start) {
      blankRead(from: close)
      blanks.put(")", at: previousEnd - 1)
    } else {
      blankRead(from: start)
    }
  }

  /// Reads an arrow function with parameters for types.
  mutating func genericArrow(colonEnds: Bool) throws(Unerasable) {
    let start = token
    guard try typeGroup(), token.kind == .parenOpen else { throw castOrMarkup(start) }
    let types = read(from: start.start)
    let open = token.start
    try group(colonEnds: colonEnds)
    guard token.kind == .arrow else { throw castOrMarkup(start) }
    blankTypeParameters(types, before: open)
  }

  /// Reads `async <T>(…) =>`, or a comparison of what is called `async`.
  mutating func asyncGeneric(colonEnds: Bool) throws(Unerasable) -> Bool {
    let before = (token, previous, previousEnd)
    let start = token.start
    guard try typeGroup(), token.kind == .parenOpen else {
      (token, previous, previousEnd) = before
      return false
    }
    let types = read(from: start)
    let open = token.start
    try group(colonEnds: colonEnds)
    blankTypeParameters(types, before: open)
    return true
  }

  /// Takes out types before a parenthesis, which must stay on the line of what stands before them.
  private mutating func blankTypeParameters(_ types: Range<Int>, before open: Int) {
    blanks.blank(types)
    guard lexer.hasLineEnd(in: types.lowerBound..<open) else { return }
    blanks.blank(open..<open + 1)
    blanks.put("(", at: types.lowerBound)
  }

  private func castOrMarkup(_ start: ScriptToken) -> Unerasable {
    let rest = lexer.bytes[start.end...]
    let closes = zip(rest, rest.dropFirst()).contains { pair in
      pair == (UInt8(ascii: "<"), UInt8(ascii: "/")) || pair == (UInt8(ascii: "/"), UInt8(ascii: ">"))
    }
    return unerasable(closes ? "JSX" : "a cast with `<T>` (write `as T`)", at: start.start)
  }
}
