/// A path in a repository, with slashes: bytes, as git has them.
///
/// As text, bytes that are not UTF-8 are written `\xFF`, and read back so. Where the path itself holds such words, its
/// backslash is written `\x5C`.
public struct FilePath: Sendable, Hashable {
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ path: UnsafePointer<CChar>) {
    var end = path
    while end.pointee != 0 { end += 1 }
    let count = end - path
    bytes = path.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  public init(_ text: String) {
    let utf8 = Array(text.utf8)
    var bytes: [UInt8] = []
    var place = 0
    while place < utf8.count {
      if let byte = Self.escaped(utf8[place...]) {
        bytes.append(byte)
        place += 4
      } else {
        bytes.append(utf8[place])
        place += 1
      }
    }
    self.bytes = bytes
  }

  /// The byte that `\xFF` stands for. Of those of ASCII only the backslash is ever written so.
  private static func escaped(_ text: ArraySlice<UInt8>) -> UInt8? {
    guard text.count >= 4, text.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "x")]),
      let byte = UInt8(String(decoding: text.dropFirst(2).prefix(2), as: UTF8.self), radix: 16),
      byte >= 0x80 || byte == UInt8(ascii: "\\")
    else { return nil }
    return byte
  }

  /// What jj writes beside the files of a commit with a conflict; no file of anybody's.
  var isConflictRecord: Bool {
    switch bytes.first {
    case UInt8(ascii: "."): bytes.starts(with: ".jjconflict-".utf8)
    case UInt8(ascii: "J"): bytes.elementsEqual("JJ-CONFLICT-README".utf8)
    default: false
    }
  }
}

extension FilePath: CustomStringConvertible {
  public var description: String {
    let hasBackslash = bytes.contains(UInt8(ascii: "\\"))
    // Nearly all are ASCII, of which there is nothing to validate.
    if !hasBackslash, bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    if !hasBackslash, let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let length = Self.escaped(rest) == nil ? Self.lengthOfCharacter(rest) : 0
      if length > 0 {
        text += String(decoding: rest.prefix(length), as: UTF8.self)
        rest = rest.dropFirst(length)
      } else {
        text += "\\x" + String(first, radix: 16, uppercase: true)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// How many bytes the valid UTF-8 character at the start has; 0 where there is none.
  private static func lengthOfCharacter(_ bytes: ArraySlice<UInt8>) -> Int {
    for length in 1...4 where length <= bytes.count {
      if String(validating: bytes.prefix(length), as: UTF8.self) != nil { return length }
    }
    return 0
  }
}
