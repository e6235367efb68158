/// Where a comment was written. It is kept as it is; where the comment belongs now is always found from here.
public struct CommentAnchor: Sendable, Hashable {
  public enum Place: Sendable, Hashable {
    /// The round as a whole.
    case round
    /// A whole file.
    case file(path: String)
    /// Lines of a file, counted from 1, both ends included, and their text with its line ends.
    case lines(path: String, ClosedRange<Int>, quote: [UInt8])
  }

  public var place: Place
  public var side: DiffSide

  public init(_ place: Place, side: DiffSide) {
    self.place = place
    self.side = side
  }
}

/// What became of a commented file at the revision that a comment is brought to. A base side comment follows the file
/// from the old base to the new one, any other from head to head.
public enum FileSuccession: Sendable {
  /// The same content, under the same path or another.
  case unchanged(path: String)
  /// Other content.
  case changed(FileChange)
  /// Other content that has no lines: a binary file, a submodule, or one too large to be read.
  case opaque(path: String)
  /// The file is gone.
  case deleted
}
