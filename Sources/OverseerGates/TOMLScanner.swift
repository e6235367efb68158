/// Takes the bytes of a TOML file apart into keys, texts and words.
struct TOMLScanner {
  typealias Problem = FileProblems.Problem

  private let bytes: [UInt8]
  /// How many bytes stand before the next one.
  private(set) var position = 0
  /// The line of the next byte, counted from 1.
  private(set) var line = 1

  init(_ bytes: [UInt8]) throws(Problem) {
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else {
      let line = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .firstIndex { String(validating: $0, as: UTF8.self) == nil }
      throw Problem(line: (line ?? 0) + 1, message: "this is not UTF-8")
    }
    _ = skip("\u{FEFF}")
  }

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  func problem(_ message: String) -> Problem { Problem(line: line, message: message) }

  mutating func advance() {
    if current == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  /// Goes past `text` and answers whether it stood here.
  mutating func skip(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    for _ in text.utf8 { advance() }
    return true
  }

  /// Goes past blanks, and `overLines` also past line ends and comments.
  mutating func skipSpace(overLines: Bool = false) throws(Problem) {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): advance()
      case UInt8(ascii: "\n") where overLines: advance()
      case UInt8(ascii: "\r") where overLines: guard skip("\r\n") else { throw control(byte) }
      case UInt8(ascii: "#") where overLines: try skipComment()
      default: return
      }
    }
  }

  /// Goes to the end of the line, on which nothing but a comment may still stand.
  mutating func endLine() throws(Problem) {
    try skipSpace()
    if current == UInt8(ascii: "#") { try skipComment() }
    guard current == nil || skip("\n") || skip("\r\n") else {
      throw problem("nothing else may stand on this line")
    }
  }

  private mutating func skipComment() throws(Problem) {
    while let byte = current, !isLineEnd {
      if isControl(byte) { throw control(byte) }
      advance()
    }
  }

  var isLineEnd: Bool { starts(with: "\n") || starts(with: "\r\n") }

  func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F }

  func control(_ byte: UInt8) -> Problem {
    problem("the control character U+\(String(byte, radix: 16, uppercase: true)) may not stand here")
  }
}

extension TOMLScanner {
  /// A bare key, or one in quotes.
  mutating func keyPart() throws(Problem) -> String {
    if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") {
      guard !starts(with: "\"\"\""), !starts(with: "'''") else { throw problem("a key is written on one line") }
      return try text()
    }
    let part = run { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || Self.isAlphanumeric($0) }
    guard !part.isEmpty else { throw problem("a key is expected here") }
    return part
  }

  /// What stands without quotes: true, false, a number or a date.
  mutating func word() throws(Problem) -> TOMLNode.Value {
    let word = run { "+-_.:".utf8.contains($0) || Self.isAlphanumeric($0) }
    switch word {
    case "": throw problem("a value is expected here")
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: break
    }
    if let number = try integer(word) { return .integer(number) }
    let unsigned = word.utf8.drop { "+-".utf8.contains($0) }
    let isNumeric = unsigned.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    guard isNumeric || unsigned.elementsEqual("inf".utf8) || unsigned.elementsEqual("nan".utf8) else {
      throw problem("`\(word)` is no value; a text stands in quotes")
    }
    return .other
  }

  /// nil where the word is none; throws where it is too large.
  private func integer(_ word: String) throws(Problem) -> Int64? {
    let radix = ["0x": 16, "0o": 8, "0b": 2][word.prefix(2)]
    let sign = radix == nil && (word.hasPrefix("-") || word.hasPrefix("+")) ? String(word.prefix(1)) : ""
    let parts = word.dropFirst(radix == nil ? sign.count : 2).split(separator: "_", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard parts.allSatisfy({ !$0.isEmpty }),
      digits.allSatisfy({ $0.isHexDigit && ($0.hexDigitValue ?? 16) < radix ?? 10 })
    else { return nil }
    guard radix != nil || digits == "0" || !digits.hasPrefix("0") else {
      throw problem("a number does not begin with 0")
    }
    guard let number = Int64(sign + digits, radix: radix ?? 10) else {
      throw problem("the number \(word) is too large")
    }
    return number
  }

  private mutating func run(_ isPart: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = current, isPart(byte) { advance() }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
