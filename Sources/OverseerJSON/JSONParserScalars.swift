extension DocumentReader {
  /// Reads the string at the present place, which is its opening quote.
  mutating func string() throws(JSONParseError) -> String {
    let opening = position
    position += 1
    let start = position
    skipPlain()
    switch current {
    case UInt8(ascii: "\""):
      let text = try text(of: UnsafeBufferPointer(rebasing: bytes[start..<position]), startingAt: start)
      position += 1
      return text
    case UInt8(ascii: "\\"):
      return try escapedString(opening: opening)
    default:
      throw brokenString(opening: opening)
    }
  }

  /// Steps over everything that means itself inside a string. UTF-8 is checked later, in one go.
  private mutating func skipPlain() {
    while position + 8 <= bytes.count, !ByteScan.needsCare(bytes, at: position) { position += 8 }
    while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
  }

  private mutating func escapedString(opening: Int) throws(JSONParseError) -> String {
    var text = ""
    var start = opening + 1
    while true {
      text += try self.text(of: UnsafeBufferPointer(rebasing: bytes[start..<position]), startingAt: start)
      switch current {
      case UInt8(ascii: "\""):
        position += 1
        return text
      case UInt8(ascii: "\\"):
        text.unicodeScalars.append(try escape())
        start = position
        skipPlain()
      default:
        throw brokenString(opening: opening)
      }
    }
  }

  private func brokenString(opening: Int) -> JSONParseError {
    current == nil
      ? failure("unterminated string", at: opening)
      : failure("control character in a string, write it as an escape", at: position)
  }

  /// Reads an escape at the present place, which is its backslash.
  private mutating func escape() throws(JSONParseError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let byte = current else { throw unexpected("an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try escapedScalar(start: start)
    default: throw failure("unknown escape", at: start)
    }
  }

  /// Reads the hexadecimal part of an escape, and of the one after it when the two are a surrogate pair.
  private mutating func escapedScalar(start: Int) throws(JSONParseError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
      throw failure("lone surrogate", at: start)
    }
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw failure("lone surrogate", at: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONParseError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw unexpected("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  /// The text of a part of a string without escapes.
  private func text(of slice: UnsafeBufferPointer<UInt8>, startingAt start: Int) throws(JSONParseError) -> String {
    // Decoding repairs invalid UTF-8, so text with other bytes than the slice was invalid. The initializer that
    // validates instead is not specialized in the standard library and takes several times as long.
    var text = String(decoding: slice, as: UTF8.self)
    let firstInvalid = text.withUTF8 { decoded -> Int? in
      var position = ByteScan.commonPrefix(decoded, slice)
      if position == slice.count { return nil }
      // The repair may share its first bytes with what it replaces.
      while position > 0, position == decoded.count || decoded[position] & 0xC0 == 0x80 { position -= 1 }
      return position
    }
    if let firstInvalid { throw failure("invalid UTF-8", at: start + firstInvalid) }
    return text
  }
}

extension DocumentReader {
  /// Reads the number at the present place, which is its minus sign or first digit.
  mutating func number() throws(JSONParseError) -> JSONValue {
    let start = position
    let isNegative = skip(UInt8(ascii: "-"))
    let leadingZero = current == UInt8(ascii: "0")
    let firstDigit = position
    guard var value = digit() else { throw unexpected("a digit") }
    // Counting down from zero reaches Int64.min, which has no positive counterpart.
    value = -value
    var overflows = false
    while let digit = digit() {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = tens.subtractingReportingOverflow(digit)
      value = sum
      overflows = overflows || overflow || overflow2
    }
    if leadingZero, position > firstDigit + 1 { throw failure("a number must not start with 0", at: start) }
    if current == UInt8(ascii: ".") || current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      return try fractional(start: start)
    }
    if !overflows, isNegative { return .integer(value) }
    let (positive, overflow) = (0 as Int64).subtractingReportingOverflow(value)
    if overflows || overflow { throw failure("number out of range", at: start) }
    return .integer(positive)
  }

  private mutating func fractional(start: Int) throws(JSONParseError) -> JSONValue {
    if skip(UInt8(ascii: ".")) {
      guard digit() != nil else { throw unexpected("a digit") }
      while digit() != nil {}
    }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      guard digit() != nil else { throw unexpected("a digit") }
      while digit() != nil {}
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    guard let value = Double(text), value.isFinite else { throw failure("number out of range", at: start) }
    return .number(value)
  }

  /// Reads one digit; nil, moving nowhere, when there is none.
  @inline(__always)
  private mutating func digit() -> Int64? {
    guard let byte = current, byte &- UInt8(ascii: "0") < 10 else { return nil }
    position += 1
    return Int64(byte &- UInt8(ascii: "0"))
  }
}
