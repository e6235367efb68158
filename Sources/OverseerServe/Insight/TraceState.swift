/// The header `tracestate` of the W3C recommendation "Trace Context": at most 32 members `key=value` with commas.
enum TraceState {
  private static let mostMembers = 32

  /// The members of all `headers` as one text without white space around them. nil where one is not well formed, a key
  /// is there twice, or there are too many of them.
  static func joined(_ headers: [String]) -> String? {
    var members: [ArraySlice<UInt8>] = []
    var keys: Set<ArraySlice<UInt8>> = []
    for header in headers {
      for part in Array(header.utf8).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
        let member = trimmed(part)
        if member.isEmpty { continue }
        guard let equals = member.firstIndex(of: UInt8(ascii: "=")), isKey(member[..<equals]),
          isValue(member[(equals + 1)...]), keys.insert(member[..<equals]).inserted, members.count < mostMembers
        else { return nil }
        members.append(member)
      }
    }
    return String(decoding: Array(members.joined(separator: [UInt8(ascii: ",")])), as: UTF8.self)
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var text = text.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }

  /// `vendor`, or `tenant@vendor`.
  private static func isKey(_ key: ArraySlice<UInt8>) -> Bool {
    guard let at = key.firstIndex(of: UInt8(ascii: "@")) else {
      return key.count <= 256 && key.first.map(isLetter) == true && key.allSatisfy(isOfKey)
    }
    let tenant = key[..<at]
    let vendor = key[(at + 1)...]
    return tenant.count <= 241 && tenant.first.map { isLetter($0) || isDigit($0) } == true
      && tenant.allSatisfy(isOfKey) && vendor.count <= 14 && vendor.first.map(isLetter) == true
      && vendor.allSatisfy(isOfKey)
  }

  private static func isValue(_ value: ArraySlice<UInt8>) -> Bool {
    (1...256).contains(value.count)
      && value.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") }
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "_-*/".utf8.contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
