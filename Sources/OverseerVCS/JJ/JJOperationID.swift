/// The name of an operation of jj: of one act on the whole repository, which can be gone back to.
public struct JJOperationID: Sendable, Hashable {
  /// 128 hexadecimal digits in lower case.
  public let text: String

  /// Parses `text`; nil unless it is 128 hexadecimal digits in lower case.
  public init?(_ text: String) {
    guard text.utf8.count == 128, text.utf8.allSatisfy(Self.isDigit) else { return nil }
    self.text = text
  }

  init?(bytes: ArraySlice<UInt8>) { self.init(hexadecimal(bytes)) }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}

extension JJOperationID: CustomStringConvertible {
  public var description: String { text }
}

/// Two digits in lower case for each byte.
func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
