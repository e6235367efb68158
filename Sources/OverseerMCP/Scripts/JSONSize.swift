import OverseerJSON

/// How many bytes values take as JSON, without looking at more of them than is needed.
enum JSONSize {
  /// Values within each other deeper than this count as too long, as what carries a result has its levels, too.
  static let deepest = 100

  /// The size in bytes; something over `limit` where it is over it.
  static func of(_ value: JSONValue, upTo limit: Int, depth: Int = 0) -> Int {
    var size = 2
    switch value {
    case .null: return 4
    case .bool(let value): return value ? 4 : 5
    case .integer(let value): return "\(value)".utf8.count
    case .number: return (try? value.text())?.utf8.count ?? 4
    case .string(let text): return of(text, upTo: limit)
    case .array(let items):
      guard depth < deepest else { return limit + 1 }
      size += max(0, items.count - 1)
      for item in items where size <= limit { size += of(item, upTo: limit - size, depth: depth + 1) }
    case .object(let members):
      guard depth < deepest else { return limit + 1 }
      size += max(0, members.count - 1)
      for (key, value) in members where size <= limit {
        size += of(key, upTo: limit - size) + 1
        if size <= limit { size += of(value, upTo: limit - size, depth: depth + 1) }
      }
    }
    return size
  }

  /// The size of a text with its quotes.
  static func of(_ text: String, upTo limit: Int = .max) -> Int {
    var size = 2
    for byte in text.utf8 {
      size += of(byte)
      if size > limit { break }
    }
    return size
  }

  /// The beginning of a text that takes no more than `limit` bytes, without quotes.
  static func prefix(of text: String, within limit: Int) -> Substring {
    var left = limit
    var end = text.startIndex
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      left -= scalar.isASCII ? of(UInt8(truncatingIfNeeded: scalar.value)) : UTF8.width(scalar)
      guard left >= 0 else { break }
      end = text.unicodeScalars.index(after: index)
    }
    return text[..<end]
  }

  private static func of(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): 2
    case ..<0x20: 6
    default: 1
    }
  }
}
