/// A file as lines of bytes, for files need not be UTF-8.
///
/// Only `\n` ends a line; a `\r` before it belongs to the line. Bytes after the last `\n` are a line without
/// terminator, and an empty file has no lines.
public struct Lines: Sendable, Hashable {
  /// The whole file.
  public let bytes: [UInt8]
  /// Where each line begins, and the end of the file.
  let starts: [Int]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = bytes.withUnsafeBufferPointer(Self.lineStarts)
  }

  public var count: Int { starts.count - 1 }

  public var isEmpty: Bool { bytes.isEmpty }

  /// A line with its terminator.
  public subscript(_ line: Int) -> ArraySlice<UInt8> { bytes[starts[line]..<starts[line + 1]] }

  /// Some lines with their terminators.
  public func bytes(_ lines: Range<Int>) -> ArraySlice<UInt8> {
    bytes[starts[lines.lowerBound]..<starts[lines.upperBound]]
  }

  /// Whether the last line has a terminator. An empty file lacks none.
  public var endsWithNewline: Bool { bytes.last.map { $0 == newline } ?? true }

  /// A line without its terminator; a `\r` is kept.
  public func content(_ line: Int) -> ArraySlice<UInt8> {
    let end = starts[line + 1]
    return bytes[starts[line]..<(hasNewline(line) ? end - 1 : end)]
  }

  /// A line without its terminator; what is not UTF-8 becomes U+FFFD.
  public func text(_ line: Int) -> String { String(decoding: content(line), as: UTF8.self) }

  /// Whether a line has a terminator; only the last one can lack it.
  public func hasNewline(_ line: Int) -> Bool { bytes[starts[line + 1] - 1] == newline }

  private static func lineStarts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(bytes.count / 32 + 2)
    starts.append(0)
    guard let base = bytes.baseAddress else { return starts }
    var position = 0
    while position + 8 <= bytes.count {
      var found = ByteWords.newlines(base + position)
      while found != 0 {
        starts.append(position + found.trailingZeroBitCount / 8 + 1)
        found &= found - 1
      }
      position += 8
    }
    while position < bytes.count {
      if base[position] == newline { starts.append(position + 1) }
      position += 1
    }
    if starts[starts.count - 1] != bytes.count { starts.append(bytes.count) }
    return starts
  }
}

let newline = UInt8(ascii: "\n")

/// Whether a byte is what git takes as white space: blank, tab and the two line ends.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == newline || byte == UInt8(ascii: "\r")
}
