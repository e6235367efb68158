import OverseerModel
import OverseerStore

/// Comments that somebody hands in on a review, found to be about something that is there, and not published yet.
struct PreparedComments: Sendable {
  private struct Entry: Sendable {
    let input: CheckedComment
    let anchor: ReviewComment.Anchor
  }

  private let review: Review
  private let entries: [Entry]

  /// - Parameters:
  ///   - comments: None of them answers another of them.
  ///   - head: The head that was looked at, any of the round; the present one where it is nil.
  ///   - field: What the comments are called in errors; nil where there is but one, whose fields are the caller's.
  /// - Throws: `invalid_input` that names every wrong field, as in `comments[0].line_start`; `conflict` for a head that
  ///   the round never had; `not_found` for a comment that is answered and is not there.
  init(
    _ comments: [NewComment], on subject: ReviewSubject, at head: CommitID?, in overseer: Overseer,
    field: String? = "comments"
  ) async throws(OverseerError) {
    review = subject.review
    let known = try await Self.answered(by: comments, in: subject.task, overseer)
    var files: CommentableFiles?
    if let revision = try subject.revision(head), let repo = subject.repo {
      files = CommentableFiles(of: revision, in: try repo.objects())
    }
    var entries: [Entry] = []
    var problems: [FieldProblem] = []
    for (place, comment) in comments.enumerated() {
      do throws(OverseerError) {
        entries.append(try Self.entry(comment, in: files, known))
      } catch {
        guard let field, error.code == .invalidInput else { throw error }
        for problem in error.details["fields"]?.arrayValue ?? [] {
          problems.append(
            FieldProblem(
              "\(field)[\(place)].\(problem["field"]?.stringValue ?? "")",
              problem["message"]?.stringValue ?? error.message))
        }
      }
    }
    guard problems.isEmpty else { throw OverseerError.invalidFields(problems) }
    self.entries = entries
  }

  /// Publishes them in the name of the actor.
  func publish(_ writing: Writing) throws(OverseerError) -> [ReviewComment] {
    let task = try writing.reading.existing(review.taskID)
    var published: [ReviewComment] = []
    for entry in entries {
      let comment = ReviewComment(
        id: CommentID(writing.identifier()), reviewID: review.id, taskID: task.id, author: writing.actor.commentAuthor,
        authorName: writing.actor.label, input: entry.input, anchor: entry.anchor, at: writing.now)
      try writing.record(.commentAdded(CommentPayload(comment: comment)), about: task)
      published.append(comment)
    }
    return published
  }

  private static func entry(
    _ comment: NewComment, in files: CommentableFiles?, _ known: [CommentID: ReviewComment]
  ) throws(OverseerError) -> Entry {
    let answered = comment.inReplyTo.flatMap { known[$0] }
    var target: CommentTarget?
    if let path = comment.filePath { target = try files?.target(path, comment.side ?? .right) }
    let input = try comment.checked(in: { _, _ in target }, replyingTo: answered)
    if let answered { return Entry(input: input, anchor: answered.anchor) }
    if let files { return Entry(input: input, anchor: try files.anchor(at: input.place)) }
    return Entry(
      input: input, anchor: ReviewComment.Anchor(revision: nil, blob: nil, place: input.place, quote: nil))
  }

  private static func answered(
    by comments: [NewComment], in task: WorkItem, _ overseer: Overseer
  ) async throws(OverseerError) -> [CommentID: ReviewComment] {
    guard comments.contains(where: { $0.inReplyTo != nil }) else { return [:] }
    let earlier = try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.comments(of: task.id)
    }
    return Dictionary(earlier.map { ($0.id, $0) }) { first, _ in first }
  }
}

extension Principal {
  /// What the author of a comment is.
  var commentAuthor: ReviewComment.Author { isHuman ? .human : .agent }
}
