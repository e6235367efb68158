/// Which differences in white space count. White space is what git takes for it: blanks, tabs and line ends.
public enum Whitespace: String, Codable, Sendable, CaseIterable {
  /// Every difference counts.
  case show
  /// White space at the end of a line does not count, nor a `\r` or a missing line end; git's `--ignore-space-at-eol`.
  case eol
  /// Nor white space at the beginning of a line.
  case leadingAndEOL = "leading_and_eol"
  /// No white space counts; git's `--ignore-all-space`.
  case all

  /// The part of a line that counts. For `all` white space within it has to be taken out besides.
  @inline(__always)
  func significant(_ range: Range<Int>, in bytes: UnsafePointer<UInt8>) -> Range<Int> {
    if self == .show { return range }
    var start = range.lowerBound
    var end = range.upperBound
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    if self != .eol { while start < end, isBlank(bytes[start]) { start += 1 } }
    return start..<end
  }

  /// The file as it is compared: without any white space within the lines where none counts.
  func comparable(_ lines: Lines) -> Lines {
    guard self == .all else { return lines }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.bytes.count)
    for byte in lines.bytes where byte == newline || !isBlank(byte) { bytes.append(byte) }
    // A last line of nothing but white space must stay a line.
    if !lines.endsWithNewline { bytes.append(newline) }
    return Lines(bytes)
  }
}
