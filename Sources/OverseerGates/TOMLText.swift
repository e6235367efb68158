extension TOMLScanner {
  /// A text in any of the four kinds of quotes. Its lines end with `\n`, however those of the file do.
  mutating func text() throws(Problem) -> String {
    let start = line
    for quote in ["\"\"\"", "'''"] where skip(quote) {
      _ = skip("\n") || skip("\r\n")
      return try text(until: quote, from: start)
    }
    let quote = current == UInt8(ascii: "'") ? "'" : "\""
    _ = skip(quote)
    return try text(until: quote, from: start)
  }

  private mutating func text(until quote: String, from start: Int) throws(Problem) -> String {
    let hasLines = quote.utf8.count == 3
    let hasEscapes = quote.hasPrefix("\"")
    var text: [UInt8] = []
    while let byte = current {
      if skip(quote) {
        // Two quotes more may stand before the three that end the text.
        for _ in 0..<2 where hasLines && skip(String(quote.prefix(1))) { text += quote.utf8.prefix(1) }
        return String(decoding: text, as: UTF8.self)
      }
      if hasEscapes && byte == UInt8(ascii: "\\") {
        advance()
        text += try escape(hasLines: hasLines)
        continue
      }
      if isLineEnd ? !hasLines : isControl(byte) {
        if isLineEnd { break }
        throw control(byte)
      }
      // A command must not differ by the machine that its file was written on.
      if skip("\r\n") {
        text.append(UInt8(ascii: "\n"))
      } else {
        text.append(byte)
        advance()
      }
    }
    throw Problem(line: start, message: "the text that begins here does not end")
  }

  /// What an escape stands for, without the backslash before it.
  private mutating func escape(hasLines: Bool) throws(Problem) -> [UInt8] {
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "f"): 0x0C,
      UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C,
    ]
    guard let byte = current else { throw problem("the text ends inside an escape") }
    if let meant = simple[byte] {
      advance()
      return [meant]
    }
    if skip("u") { return try scalar(digits: 4) }
    if skip("U") { return try scalar(digits: 8) }
    // A backslash at the end of a line takes the white space before the next text away.
    guard hasLines else { throw problem("there is no such escape; a backslash is written \\\\") }
    while current == UInt8(ascii: " ") || current == UInt8(ascii: "\t") { advance() }
    guard isLineEnd else { throw problem("there is no such escape; a backslash is written \\\\") }
    while let byte = current, isLineEnd || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
      if !skip("\r\n") { advance() }
    }
    return []
  }

  private mutating func scalar(digits: Int) throws(Problem) -> [UInt8] {
    var number: UInt32 = 0
    for _ in 0..<digits {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem("an escape of a character has \(digits) hexadecimal digits")
      }
      number = number << 4 | UInt32(digit)
      advance()
    }
    guard let scalar = Unicode.Scalar(number) else { throw problem("the escape names no character") }
    return Array(String(Character(scalar)).utf8)
  }
}
