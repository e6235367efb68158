/// The header `Authorization: Bearer SECRET` (RFC 6750, 2.1).
enum BearerHeader {
  /// What stands behind `Bearer`, which has no case, and one space or more; nil for every other value.
  static func secret(in value: String) -> String? {
    let words = Array(value.utf8).split(separator: UInt8(ascii: " "))
    // No other byte than those of its letters becomes one of them with this bit.
    guard words.count == 2, words[0].elementsEqual("bearer".utf8, by: { $0 | 0x20 == $1 }) else { return nil }
    return String(decoding: words[1], as: UTF8.self)
  }
}
