import OverseerModel
import OverseerSDK

// What people mean by the ids of reviews and comments that they type.
extension Session {
  /// The review that is named by its id or by its task; else that of the task that is checked out here. Of a task it is
  /// the one that is under way, else its last.
  func review(orCurrent text: String?) async throws(OverseerError) -> Review {
    if let text, AnyTaskID(text) == nil, let review = try reviewNamed(text) { return review }
    let task = try await taskID(orCurrent: text)
    if let last = try call(GetLatestReview(taskID: task)) { return last }
    throw OverseerError(
      .notFound, "\(task) was not submitted yet, so there is no review", hint: "Submit it: os task submit \(task)")
  }

  /// The review with this id, or this end of one where no task has that end.
  private func reviewNamed(_ text: String) throws(OverseerError) -> Review? {
    if let id = ReviewID(text) { return try call(GetReview(id: id)) }
    do throws(OverseerError) {
      _ = try taskID(text)
      return nil
    } catch {
      guard error.code == .notFound else { throw error }
      do throws(OverseerError) {
        return try call(GetReview(id: id(text, .review)))
      } catch let other {
        // The task's error says what was looked for first.
        throw other.code == .notFound ? error : other
      }
    }
  }

  func commentID(_ text: String) throws(OverseerError) -> CommentID { try id(text, .comment) }

  func comment(_ text: String) throws(OverseerError) -> ReviewComment {
    try call(GetComment(id: commentID(text)))
  }
}

extension PlacedThread {
  /// The threads of comments that were asked for together, in the order in which they were begun.
  static func threads(of placed: [PlacedComment]) -> [PlacedThread] {
    let places = Dictionary(placed.map { ($0.comment.id, $0) }) { first, _ in first }
    return CommentThread.threads(of: placed.map(\.comment)).compactMap { thread in
      places[thread.first.id].map { PlacedThread(thread: thread, port: $0.port, quote: $0.quote) }
    }
  }
}
