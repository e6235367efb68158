/// Keeps secrets out of the log, however they have come into a text.
enum Redaction {
  private static let mark = Array("ovs_".utf8)
  private static let digits = 64

  /// `text` with `ovs_…` for everything that looks like a token of Overseer: `ovs_`, a scope of small letters and `_`,
  /// `_` and 64 or more hexadecimal digits.
  static func redacted(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in redacted(bytes) } ?? text
  }

  /// nil where there is nothing to hide.
  private static func redacted(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.count > mark.count + digits else { return nil }
    var safe: [UInt8]?
    var copied = 0
    var position = 0
    while position + mark.count + digits < bytes.count {
      guard bytes[position] == mark[0], let end = endOfToken(in: bytes, from: position) else {
        position += 1
        continue
      }
      var kept = safe ?? []
      kept += bytes[copied..<position]
      kept += Array("ovs_…".utf8)
      safe = kept
      position = end
      copied = end
    }
    guard var safe else { return nil }
    safe += bytes[copied...]
    return String(decoding: safe, as: UTF8.self)
  }

  private static func endOfToken(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let scope = start + mark.count
    guard bytes[start..<scope].elementsEqual(mark) else { return nil }
    var end = scope
    while end < bytes.count, isOfScope(bytes[end]) {
      if bytes[end] == UInt8(ascii: "_"), end > scope {
        let secret = bytes[(end + 1)...].prefix(while: isHexadecimal)
        if secret.count >= digits { return secret.endIndex }
      }
      end += 1
    }
    return nil
  }

  private static func isOfScope(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
