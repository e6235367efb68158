/// What a comment is about: the round, a file, or lines of one.
public struct CommentPlace: Codable, Sendable, Hashable {
  /// null for the round as a whole.
  public let filePath: String?
  /// The first line, counted from 1; null for the file as a whole.
  public let lineStart: Int?
  /// The last line, itself included; null for the file as a whole.
  public let lineEnd: Int?
  public let side: DiffSide

  init(filePath: String?, lines: ClosedRange<Int>?, side: DiffSide) {
    self.filePath = filePath
    lineStart = lines?.lowerBound
    lineEnd = lines?.upperBound
    self.side = side
  }

  /// The round as a whole.
  public static let round = CommentPlace(filePath: nil, lines: nil, side: .right)

  public static func file(_ path: String, side: DiffSide = .right) -> CommentPlace {
    CommentPlace(filePath: path, lines: nil, side: side)
  }

  /// - Parameter lines: Counted from 1.
  public static func lines(_ lines: ClosedRange<Int>, of path: String, side: DiffSide = .right) -> CommentPlace {
    CommentPlace(filePath: path, lines: lines, side: side)
  }

  /// The lines, counted from 1; nil for the file or the round as a whole.
  public var lines: ClosedRange<Int>? {
    guard let lineStart, let lineEnd, lineStart <= lineEnd else { return nil }
    return lineStart...lineEnd
  }
}
