/// A line cut into runs of letters and digits, runs of white space, and single other characters.
struct Words {
  /// The line as UTF-8; what was not is U+FFFD.
  let bytes: [UInt8]
  /// Where each word begins, and the end of the line.
  let starts: [Int32]
  private let isASCII: Bool

  private enum Kind {
    case letters, blanks, other
  }

  init(_ line: ArraySlice<UInt8>) {
    isASCII = line.allSatisfy { $0 < 0x80 }
    // The offsets must be those of the text that is shown.
    bytes = isASCII ? Array(line) : Array(String(decoding: line, as: UTF8.self).utf8)
    starts = isASCII ? Self.asciiStarts(bytes) : Self.starts(bytes)
  }

  var count: Int { starts.count - 1 }

  func isBlank(_ word: Int) -> Bool { OverseerDiff.isBlank(bytes[Int(starts[word])]) }

  /// Which words are not white space.
  var texts: [Int] { (0..<count).filter { !isBlank($0) } }

  /// The marks over the words that `isMarked` names.
  func marks(_ isMarked: borrowing ChangedFlags) -> [HunkLine.Mark] {
    var marks: [HunkLine.Mark] = []
    var counted = (bytes: 0, units: 0)
    var word = 0
    while word < count {
      guard isMarked[word] else {
        word += 1
        continue
      }
      let first = word
      while isMarked[word] { word += 1 }
      let start = offset(of: first, after: &counted)
      marks.append(HunkLine.Mark(start: start, end: offset(of: word, after: &counted)))
    }
    return marks
  }

  /// In UTF-16 code units.
  private func offset(of word: Int, after counted: inout (bytes: Int, units: Int)) -> Int {
    let end = Int(starts[word])
    if isASCII { return end }
    for byte in bytes[counted.bytes..<end] where byte & 0xC0 != 0x80 { counted.units += byte >= 0xF0 ? 2 : 1 }
    counted.bytes = end
    return counted.units
  }

  private static func asciiStarts(_ bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = []
    starts.reserveCapacity(bytes.count / 3 + 2)
    var previous = Kind.other
    for (position, byte) in bytes.enumerated() {
      let kind = kind(byte)
      if kind == .other || kind != previous { starts.append(Int32(truncatingIfNeeded: position)) }
      previous = kind
    }
    starts.append(Int32(truncatingIfNeeded: bytes.count))
    return starts
  }

  private static func starts(_ bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = []
    var previous = Kind.other
    var position = 0
    // By what a reader takes for one character, which no mark may cut in two.
    for character in String(decoding: bytes, as: UTF8.self) {
      let kind = character.unicodeScalars.first.map(kind) ?? .other
      if kind == .other || kind != previous { starts.append(Int32(truncatingIfNeeded: position)) }
      previous = kind
      position += character.utf8.count
    }
    starts.append(Int32(truncatingIfNeeded: position))
    return starts
  }

  @inline(__always)
  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letters
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): .letters
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), newline: .blanks
    default: .other
    }
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    if scalar.isASCII { return kind(UInt8(truncatingIfNeeded: scalar.value)) }
    let properties = scalar.properties
    // Scripts that put no blanks between words are compared by the character.
    return properties.isAlphabetic && !properties.isIdeographic ? .letters : .other
  }
}
