/// Takes the bytes of a script apart into tokens, from any place on.
///
/// Whether a `/` divides or opens a regular expression, and where a template goes on, depends on what stands before:
/// its user knows.
struct ScriptLexer {
  let bytes: [UInt8]

  /// The first token at or after a place. `>` is always a token of its own, as it may close a list of types.
  func token(from start: Int) -> ScriptToken {
    let (position, followsLineEnd) = skipSpace(from: start)
    var token = ScriptToken(
      kind: .end, start: position, end: position, followsLineEnd: followsLineEnd, word: nil)
    guard position < bytes.count else { return token }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      (token.kind, token.end) = (.number, endOfNumber(from: position))
    case UInt8(ascii: "."):
      if let next = self[position + 1], Self.isDigit(next) {
        (token.kind, token.end) = (.number, endOfNumber(from: position))
      } else if self[position + 1] == UInt8(ascii: "."), self[position + 2] == UInt8(ascii: ".") {
        (token.kind, token.end) = (.spread, position + 3)
      } else {
        (token.kind, token.end) = (.dot, position + 1)
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      (token.kind, token.end) = (.string, endOfString(from: position))
    case _ where Self.isWordPart(byte) || byte == UInt8(ascii: "#"):
      (token.kind, token.end) = (.word, endOfWord(from: position + 1))
      if token.end - position <= ScriptWord.longest, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) {
        token.word = ScriptWord.named[String(decoding: bytes[position..<token.end], as: UTF8.self)]
      }
    default:
      let (kind, length) = mark(at: position)
      (token.kind, token.end) = (kind, position + length)
    }
    return token
  }

  private subscript(position: Int) -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private func mark(at position: Int) -> (ScriptToken.Kind, length: Int) {
    let next = self[position + 1]
    switch bytes[position] {
    case UInt8(ascii: "("): return (.parenOpen, 1)
    case UInt8(ascii: ")"): return (.parenClose, 1)
    case UInt8(ascii: "["): return (.bracketOpen, 1)
    case UInt8(ascii: "]"): return (.bracketClose, 1)
    case UInt8(ascii: "{"): return (.braceOpen, 1)
    case UInt8(ascii: "}"): return (.braceClose, 1)
    case UInt8(ascii: "`"): return (.template, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: ":"): return (.colon, 1)
    case UInt8(ascii: "@"): return (.at, 1)
    case UInt8(ascii: ">"): return (.greater, 1)
    case UInt8(ascii: "/"): return (.slash, 1)
    case UInt8(ascii: "<"):
      return next == UInt8(ascii: "<") || next == UInt8(ascii: "=") ? (.other, 2) : (.less, 1)
    case UInt8(ascii: "="): return next == UInt8(ascii: ">") ? (.arrow, 2) : (.equals, 1)
    case UInt8(ascii: "!"): return next == UInt8(ascii: "=") ? (.other, 2) : (.bang, 1)
    case UInt8(ascii: "+"): return next == UInt8(ascii: "+") ? (.increment, 2) : (.plus, 1)
    case UInt8(ascii: "-"): return next == UInt8(ascii: "-") ? (.increment, 2) : (.minus, 1)
    case UInt8(ascii: "*"): return (.star, 1)
    case UInt8(ascii: "|"): return next == UInt8(ascii: "|") ? (.other, 2) : (.bar, 1)
    case UInt8(ascii: "&"): return next == UInt8(ascii: "&") ? (.other, 2) : (.ampersand, 1)
    case UInt8(ascii: "?"):
      if next == UInt8(ascii: "?") { return (.other, 2) }
      let isChain = next == UInt8(ascii: ".") && !(self[position + 2].map(Self.isDigit) ?? false)
      return isChain ? (.questionDot, 2) : (.question, 1)
    default: return (.other, 1)
    }
  }

  /// Past white space and comments.
  private func skipSpace(from start: Int) -> (position: Int, followsLineEnd: Bool) {
    var position = start
    var followsLineEnd = false
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C:
        position += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        followsLineEnd = true
        position += 1
      case UInt8(ascii: "/") where self[position + 1] == UInt8(ascii: "/"):
        position = endOfLine(from: position)
      case UInt8(ascii: "/") where self[position + 1] == UInt8(ascii: "*"):
        let end = endOfComment(from: position + 2)
        followsLineEnd = followsLineEnd || hasLineEnd(in: position..<end)
        position = end
      case UInt8(ascii: "#") where position == 0 && self[1] == UInt8(ascii: "!"):
        position = endOfLine(from: position)
      case 0x80...:
        guard let space = WideSpace(bytes, at: position) else { return (position, followsLineEnd) }
        followsLineEnd = followsLineEnd || space.endsLine
        position += space.length
      default:
        return (position, followsLineEnd)
      }
    }
    return (position, followsLineEnd)
  }

  /// Whether a line ends in a part of the script.
  func hasLineEnd(in range: Range<Int>) -> Bool {
    for position in range {
      switch bytes[position] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
      case 0xE2: if WideSpace(bytes, at: position)?.endsLine == true { return true }
      default: break
      }
    }
    return false
  }

  private func endOfLine(from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n"), bytes[position] != UInt8(ascii: "\r"),
      WideSpace(bytes, at: position)?.endsLine != true
    { position += 1 }
    return position
  }

  private func endOfComment(from start: Int) -> Int {
    var position = start
    while position + 1 < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") { return position + 2 }
      position += 1
    }
    return bytes.count
  }

  private func endOfWord(from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\"), self[position + 1] == UInt8(ascii: "u"), self[position + 2] == UInt8(ascii: "{") {
        position += 3
        while let digit = self[position], Self.isWordPart(digit) { position += 1 }
        if self[position] == UInt8(ascii: "}") { position += 1 }
      } else if Self.isWordPart(byte), byte < 0x80 || WideSpace(bytes, at: position) == nil {
        position += 1
      } else {
        break
      }
    }
    return position
  }

  private func endOfNumber(from start: Int) -> Int {
    let isDecimal = bytes[start] != UInt8(ascii: "0") || (self[start + 1] ?? 0) | 0x20 != UInt8(ascii: "x")
    var position = start
    while let byte = self[position] {
      if isDecimal, byte | 0x20 == UInt8(ascii: "e"),
        self[position + 1] == UInt8(ascii: "+") || self[position + 1] == UInt8(ascii: "-")
      {
        position += 2
      } else if byte == UInt8(ascii: ".") {
        guard isDecimal, self[position + 1] != UInt8(ascii: ".") || self[position + 2] != UInt8(ascii: ".") else {
          break
        }
        position += 1
      } else if byte < 0x80, Self.isWordPart(byte) {
        position += 1
      } else {
        break
      }
    }
    return position
  }

  private func endOfString(from start: Int) -> Int {
    var position = start + 1
    while let byte = self[position] {
      switch byte {
      case bytes[start]: return position + 1
      // One that is not closed ends with its line.
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return position
      case UInt8(ascii: "\\"):
        position += position + 2 < bytes.count && isCarriageReturnAndLineFeed(position + 1) ? 3 : 2
      default: position += 1
      }
    }
    return bytes.count
  }

  private func isCarriageReturnAndLineFeed(_ position: Int) -> Bool {
    self[position] == UInt8(ascii: "\r") && self[position + 1] == UInt8(ascii: "\n")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "\\"), 0x80...: true
    default: false
    }
  }
}

extension ScriptLexer {
  /// The end of the regular expression that a `/` opens.
  func endOfRegularExpression(from start: Int) -> Int {
    var position = start + 1
    var isInClass = false
    while let byte = self[position] {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return position
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass: return endOfWord(from: position + 1)
      default: break
      }
      position += 1
    }
    return bytes.count
  }

  /// Where the text of a template is interrupted by `${`, or closed; after that mark.
  func endOfTemplateText(from start: Int) -> (end: Int, isClosed: Bool) {
    var position = start
    while let byte = self[position] {
      switch byte {
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "`"): return (position + 1, true)
      case UInt8(ascii: "$") where self[position + 1] == UInt8(ascii: "{"): return (position + 2, false)
      default: position += 1
      }
    }
    return (bytes.count, true)
  }
}
