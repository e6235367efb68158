/// A diff as text that `git apply` and `patch` understand.
public enum UnifiedPatch {
  /// The hunks as `git diff` prints them, without the header of the file. The bytes of the lines stay as they are.
  ///
  /// - Parameter diff: The diff of exactly these two files.
  public static func body(_ old: Lines, _ new: Lines, _ diff: LineDiff, context: Int = 3) -> [UInt8] {
    var text: [UInt8] = []
    var sections = SectionSearch(old)
    for range in diff.hunks(context: context) {
      text += "@@ -\(Self.range(range.old)) +\(Self.range(range.new)) @@".utf8
      if let section = sections.section(above: range.old.lowerBound) {
        text.append(UInt8(ascii: " "))
        text += section
      }
      text.append(newline)
      var line = range.new.lowerBound
      for change in diff.changes[range.changes] {
        add(UInt8(ascii: " "), line..<change.new.lowerBound, of: new, to: &text)
        add(UInt8(ascii: "-"), change.old, of: old, to: &text)
        add(UInt8(ascii: "+"), change.new, of: new, to: &text)
        line = change.new.upperBound
      }
      add(UInt8(ascii: " "), line..<range.new.upperBound, of: new, to: &text)
    }
    return text
  }

  /// The old file with the changes made, which takes the new lines from `new`.
  ///
  /// Some changes of a diff are enough; for all of them the result is the new file.
  /// - Parameter changes: In order, and within the files.
  public static func apply(_ changes: some Sequence<LineChange>, to old: Lines, from new: Lines) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(old.bytes.count, new.bytes.count))
    var line = 0
    for change in changes {
      bytes += old.bytes(line..<change.old.lowerBound)
      bytes += new.bytes(change.new)
      line = change.old.upperBound
    }
    return bytes + old.bytes(line..<old.count)
  }

  private static func range(_ lines: Range<Int>) -> String {
    let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
    return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
  }

  private static func add(_ sign: UInt8, _ range: Range<Int>, of lines: Lines, to text: inout [UInt8]) {
    for line in range {
      text.append(sign)
      text += lines[line]
      if !lines.hasNewline(line) { text += "\n\\ No newline at end of file\n".utf8 }
    }
  }
}
