import OverseerModel

/// A comment, and where it belongs at the revision that was asked for.
public struct PlacedComment: Codable, Sendable, Hashable {
  public var comment: ReviewComment
  /// Where it belongs, and how surely.
  public var port: CommentPort
  /// The text of the lines there, with their line ends; null where there are none.
  public var quote: String?

  public init(comment: ReviewComment, port: CommentPort, quote: String?) {
    self.comment = comment
    self.port = port
    self.quote = quote
  }
}
