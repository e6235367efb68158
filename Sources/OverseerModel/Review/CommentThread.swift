/// A comment with the replies to it, oldest first.
public struct CommentThread: Sendable, Hashable {
  public let first: ReviewComment
  public let replies: [ReviewComment]

  /// The threads of `comments`, in the order of their first comments. A reply without its first comment is left out.
  public static func threads(of comments: [ReviewComment]) -> [CommentThread] {
    let replies = Dictionary(grouping: comments.filter { $0.inReplyTo != nil }, by: \.inReplyTo)
    return comments.filter { $0.inReplyTo == nil }.map { first in
      let own = (replies[first.id] ?? []).sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
      return CommentThread(first: first, replies: own)
    }
  }

  /// Whether it stands against an approval: somebody said must or should in it, and it is not resolved.
  public var blocks: Bool { !first.isResolved && (first.severity.blocks || replies.contains(where: \.severity.blocks)) }

  /// What was said last.
  public var last: ReviewComment { replies.last ?? first }

  /// Whether somebody else has had the last word in it, and it is not settled.
  public func awaitsAnswer(of author: ReviewComment.Author, named name: String) -> Bool {
    !first.isResolved && last.severity != .praise && (last.author != author || last.authorName != name)
  }

  /// The first comments of the threads of `comments` that stand against an approval.
  public static func blocking(_ comments: [ReviewComment]) -> [CommentID] {
    threads(of: comments).filter(\.blocks).map(\.first.id)
  }
}
