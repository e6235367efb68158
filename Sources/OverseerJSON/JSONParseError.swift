/// Where and why a text is not valid JSON.
public struct JSONParseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in plain words.
  public var message: String

  /// The line, counted from 1.
  public var line: Int

  /// The column, counted from 1 in Unicode scalars.
  public var column: Int

  /// The number of bytes before the place.
  public var offset: Int

  /// An error at a place counted as the properties say.
  public init(message: String, line: Int, column: Int, offset: Int) {
    self.message = message
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// Place and message: `line 3, column 7: duplicate key "id"`.
  public var description: String { "line \(line), column \(column): \(message)" }
}

extension JSONParseError {
  /// Counts lines and columns only now that there is an error, so that parsing need not.
  init(_ message: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(message: message, line: line, column: column, offset: offset)
  }
}
