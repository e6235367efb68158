extension TypeStripper {
  /// Reads expressions with commas between them.
  mutating func sequence(colonEnds: Bool = false) throws(Unerasable) {
    repeat { try expression(colonEnds: colonEnds) } while skip(.comma)
  }

  /// Reads an expression, up to a comma or what cannot belong to it.
  /// - Parameters:
  ///   - colonEnds: Whether it is the middle of a conditional, or a case, so that a `:` is the end of it.
  ///   - isHeritage: Whether it is what a class extends, so that a `{` or more is the end of it.
  mutating func expression(colonEnds: Bool = false, isHeritage: Bool = false) throws(Unerasable) {
    try enter()
    defer { leave() }
    /// `: b` in `c ? (a) : b => d`, which is the type of an arrow function's result where another `:` follows.
    var possibleType: Range<Int>?
    var loosest: ArithmeticRank?
    while try operand(colonEnds: colonEnds || possibleType != nil) {
      guard let next = try operators(isHeritage: isHeritage, loosest: &loosest) else { return }
      switch next {
      case .operand: break
      case .conditional: possibleType = try conditional()
      case .colon:
        guard !colonEnds, let range = possibleType else { return }
        blanks.blank(range)
        possibleType = nil
        advance()
      }
    }
  }

  private enum Continuation { case operand, conditional, colon }

  /// Reads what stands behind an operand, up to an operator that needs another; nil where the expression ends.
  /// - Parameter loosest: Of the arithmetic that the operand stands in.
  private mutating func operators(
    isHeritage: Bool, loosest: inout ArithmeticRank?
  ) throws(Unerasable) -> Continuation? {
    while true {
      switch token.kind {
      case .dot:
        advance()
        _ = skip(.word)
      case .questionDot:
        advance()
        if token.kind == .less { try definiteTypeArguments() } else { _ = skip(.word) }
      case .parenOpen: try list(to: .parenClose)
      case .bracketOpen: try list(to: .bracketClose)
      case .template: try template()
      case .bang where !token.followsLineEnd: blankToken()
      case .increment where !token.followsLineEnd: advance()
      case .less:
        guard try !callTypeArguments(isHeritage: isHeritage) else { continue }
        loosest = nil
        advance()
        return .operand
      case .word:
        switch token.word {
        case .as where !token.followsLineEnd, .satisfies where !token.followsLineEnd:
          try assertion(of: loosest)
        case .in, .instanceof:
          loosest = nil
          advance()
          return .operand
        default: return nil
        }
      case .question:
        switch peek().kind {
        // The mark of a parameter that may be left out.
        case .colon, .comma, .parenClose, .equals: return nil
        default: return .conditional
        }
      case .colon: return .colon
      case .arrow:
        advance()
        guard token.kind == .braceOpen else { return .operand }
        try block()
        return nil
      case .equals, .slash, .plus, .minus, .star, .bar, .ampersand, .greater, .other:
        let rank = ArithmeticRank(token, in: lexer.bytes)
        loosest = rank.map { min($0, loosest ?? $0) }
        advance()
        return .operand
      default:
        return nil
      }
    }
  }

  /// Reads `? a :`, and answers what behind it may be the type of a result.
  private mutating func conditional() throws(Unerasable) -> Range<Int>? {
    advance()
    let isList = token.kind == .parenOpen || token.word == .async
    try expression(colonEnds: true)
    guard token.kind == .colon else { return nil }
    let start = token.start
    let followsList = isList && previous == .parenClose
    advance()
    guard followsList, token.kind == .word, peek().kind == .arrow else { return nil }
    return start..<token.end
  }

  /// Takes `as T` or `satisfies T` out, behind an operand or some arithmetic.
  private mutating func assertion(of loosest: ArithmeticRank?) throws(Unerasable) {
    let start = token.start
    advance()
    if token.word == .const { advance() } else { guard try type() else { return } }
    blankRead(from: start)
    // In `a + b as T * c` it is the sum that is multiplied, which only parentheses can say without the type.
    if let loosest, let next = ArithmeticRank(token, in: lexer.bytes), next > loosest || next == .power {
      throw unerasable("a type assertion amid arithmetic, without parentheses around it,", at: start)
    }
    guard token.followsLineEnd else { return }
    switch token.kind {
    // An assertion cannot be called, so a statement ends here; what it is about could be.
    case .parenOpen, .bracketOpen, .template: blanks.put(";", at: start)
    default: break
    }
  }

  /// Takes a list of types out that cannot be anything else.
  mutating func definiteTypeArguments() throws(Unerasable) {
    let start = token.start
    if try typeGroup() { blankRead(from: start) }
  }

  /// Takes the list of types out that a `<` opens, unless it is the operator.
  private mutating func callTypeArguments(isHeritage: Bool) throws(Unerasable) -> Bool {
    let before = (token, previous, previousEnd)
    if try typeGroup(), isHeritage || mayFollowTypeArguments {
      blankRead(from: before.0.start)
      return true
    }
    (token, previous, previousEnd) = before
    return false
  }

  /// TypeScript's own rule: a call or a template follows, or a line's end, or what cannot begin an expression.
  private var mayFollowTypeArguments: Bool {
    switch token.kind {
    case .parenOpen, .template: true
    case .less, .greater, .plus, .minus, .increment: false
    case .equals: token.start > previousEnd
    case .word:
      token.followsLineEnd || [.as, .satisfies, .in, .instanceof, .implements].contains(token.word)
    case .number, .string, .bracketOpen, .braceOpen, .bang, .slash, .at, .spread: token.followsLineEnd
    default: true
    }
  }
}
