/// How surely a comment of another revision stands where it is shown.
public enum PortStatus: String, Codable, Sendable, CaseIterable {
  /// On the very text that it was written on.
  case exact
  /// On the text that the commented one has become.
  case edited
  /// On the same text at another place, where the change added it.
  case moved
  /// The text is gone; the place is where it was deleted.
  case orphaned
}

/// Where a comment belongs at a revision other than the one that it was written on.
public struct CommentPort: Codable, Sendable, Hashable {
  public var status: PortStatus
  /// The file at that revision; null for a comment on the round as a whole.
  public var path: String?
  /// The first line, counted from 1; null for a comment on the whole file.
  public var lineStart: Int?
  /// The last line, counted from 1 and itself part of the range.
  public var lineEnd: Int?
  public var side: DiffSide

  /// A port onto the lines at `lines`, counted from 0; onto the file, or the round, where there are none.
  init(_ status: PortStatus, path: String?, lines: Range<Int>?, side: DiffSide) {
    self.status = status
    self.path = path
    lineStart = lines.map { $0.lowerBound + 1 }
    lineEnd = lines.map { $0.upperBound }
    self.side = side
  }
}
