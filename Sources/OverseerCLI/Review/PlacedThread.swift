import OverseerModel

/// A thread of comments with the place at which it is shown.
struct PlacedThread: Sendable, Hashable {
  let thread: CommentThread
  /// Where it belongs at the revision that is shown.
  let port: CommentPort
  /// The text that stands there.
  let quote: String?

  var first: ReviewComment { thread.first }

  /// The lines at which it is shown, counted from 1; nil for a file or the round as a whole.
  var lines: ClosedRange<Int>? {
    guard let start = port.lineStart, let end = port.lineEnd, start <= end else { return nil }
    return start...end
  }

  /// Whether what it was written on is gone.
  var isOrphaned: Bool { port.status == .orphaned }
}
