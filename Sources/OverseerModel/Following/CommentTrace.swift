import OverseerDiff

/// Where the comment of one revision belongs at another.
///
/// The steps, each taken only when the one before found nothing: the lines themselves; those of them that are left; in
/// the lines that replaced them, one that is equal but for white space or clearly the most similar; the same text
/// where the change added it, if it did so exactly once; the point of deletion. A comment is never put on a line that
/// merely looks like its own, and never dropped.
public enum CommentTrace: Sendable {
  case found(CommentPort)
  /// The lines are gone from where they were. All that the change added has to be searched for them.
  case gone(GoneLines)

  /// Brings a comment to the revision at which its file is `file`; for a comment on the round, that does not matter.
  public init(_ anchor: CommentAnchor, to file: FileSuccession) {
    switch anchor.place {
    case .round: self = .found(CommentPort(.exact, path: nil, lines: nil, side: anchor.side))
    case .file: self = .found(Self.port(ofFileFollowing: file, side: anchor.side))
    case .lines(let path, let range, let quote):
      let lines = max(range.lowerBound, 1) - 1..<max(range.upperBound, 1)
      switch file {
      case .unchanged(let path): self = .found(CommentPort(.exact, path: path, lines: lines, side: anchor.side))
      case .changed(let change):
        if let port = change.port(of: lines, side: anchor.side) {
          self = .found(port)
        } else {
          let orphan = CommentPort(.orphaned, path: change.path, lines: change.point(of: lines), side: anchor.side)
          self = Self.gone(Lines(quote), path: change.path, orphan)
        }
      case .opaque(let path):
        self = Self.gone(Lines(quote), path: path, CommentPort(.orphaned, path: path, lines: nil, side: anchor.side))
      case .deleted:
        self = Self.gone(Lines(quote), path: path, CommentPort(.orphaned, path: nil, lines: nil, side: anchor.side))
      }
    }
  }

  private static func port(ofFileFollowing file: FileSuccession, side: DiffSide) -> CommentPort {
    switch file {
    case .unchanged(let path): CommentPort(.exact, path: path, lines: nil, side: side)
    case .changed(let change): CommentPort(.edited, path: change.path, lines: nil, side: side)
    case .opaque(let path): CommentPort(.edited, path: path, lines: nil, side: side)
    case .deleted: CommentPort(.orphaned, path: nil, lines: nil, side: side)
    }
  }

  /// How many characters, white space not counted, text must have to be known again elsewhere.
  static let tellingLength = 8

  private static func gone(_ quote: Lines, path: String, _ orphan: CommentPort) -> CommentTrace {
    guard quote.bytes.showsCharacters(Self.tellingLength) else { return .found(orphan) }
    return .gone(GoneLines(quote: quote, path: path, orphan: orphan))
  }
}

/// Commented lines that are not where they were.
public struct GoneLines: Sendable {
  let quote: Lines
  /// The file that is searched first.
  let path: String
  let orphan: CommentPort

  /// Where the lines were moved to, else where they were deleted.
  ///
  /// - Parameter added: What the change between the two revisions added, on the side that the comment is on.
  public func port(among added: AddedText) -> CommentPort {
    let lines = (0..<quote.count).map { quote.content($0) }
    guard let place = added.place(of: lines, first: path) else { return orphan }
    return CommentPort(.moved, path: place.path, lines: place.lines, side: orphan.side)
  }
}
