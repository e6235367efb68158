/// A line of a hunk, as it is shown.
public struct HunkLine: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case context, added, removed
  }

  /// A stretch of a line that changed, in UTF-16 code units of its text, the end not included.
  public struct Mark: Codable, Sendable, Hashable {
    public var start: Int
    public var end: Int

    public init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  public var kind: Kind
  /// The number of the line in the old file, from 1; nil for an added line.
  public var oldLine: Int?
  /// The number of the line in the new file, from 1; nil for a removed line.
  public var newLine: Int?
  /// The line without its terminator; a `\r` is kept, and what is not UTF-8 is U+FFFD. Of context lines, which may
  /// differ in white space that does not count, that of the new file.
  public var text: String
  /// Whether the file ends with this line and has no newline there.
  public var noNewline: Bool
  /// The words that changed, in order and apart from each other; empty where the line has no similar counterpart.
  public var marks: [Mark]
  /// The moved block to which the line belongs. The same number stands where the block was removed and where it was
  /// added.
  public var moved: Int?

  public init(
    kind: Kind, oldLine: Int?, newLine: Int?, text: String, noNewline: Bool = false, marks: [Mark] = [],
    moved: Int? = nil
  ) {
    self.kind = kind
    self.oldLine = oldLine
    self.newLine = newLine
    self.text = text
    self.noNewline = noNewline
    self.marks = marks
    self.moved = moved
  }
}
