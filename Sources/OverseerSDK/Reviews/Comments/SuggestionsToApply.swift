import OverseerModel
import OverseerStore

/// Comments of one task whose suggestions may be applied, with what the store knows besides.
struct SuggestionsToApply: Sendable {
  let task: WorkItem
  let vcs: TaskVcs
  let ids: [CommentID]
  /// The comments, after the first comments of their threads.
  let threads: [ReviewComment]
  let reviews: [Review]
  /// What gates have left behind in the workspace, and no commit takes.
  let left: [LeftFile]

  /// Throws `not_found`, `invalid_input` for comments of several tasks or without a suggestion, `invalid_state` where one
  /// is resolved or the task is finished, `conflict` where another holds the task.
  init(
    _ ids: [CommentID], _ generation: Int?, as caller: Caller, in reading: Reading
  ) throws(OverseerError) {
    var comments: [ReviewComment] = []
    for id in ids { comments.append(try reading.existing(id)) }
    guard let taskID = comments.first?.taskID else { throw OverseerError.invalidField("id", "must be given") }
    task = try reading.existing(taskID)
    try Overseer.check(LeaseCheck(task: taskID, generation: generation), as: caller, in: reading)
    try Self.check(task, for: caller, in: reading)
    var threads: [ReviewComment] = []
    for (place, comment) in comments.enumerated() {
      let field = place == 0 ? "id" : "also"
      guard comment.taskID == taskID else {
        throw OverseerError.invalidField(field, "\(comment.id) is about another task, \(comment.taskID)")
      }
      guard comment.suggestion != nil else {
        throw OverseerError.invalidField(field, "\(comment.id) suggests nothing")
      }
      let first = try comment.inReplyTo.map { id throws(OverseerError) in try reading.existing(id) }
      _ = try (first ?? comment).resolved(by: caller.principal, at: reading.now)
      if let first { threads.append(first) }
      threads.append(comment)
    }
    guard let vcs = try reading.taskVcs(of: taskID), vcs.archivedAt == nil else {
      throw OverseerError(
        .preconditionFailed, "\(taskID) has no ref, so there is nothing to apply a suggestion to",
        hint: "Start it: os task start \(taskID)")
    }
    self.vcs = vcs
    self.ids = ids
    self.threads = threads
    reviews = try reading.reviews(of: taskID)
    left = try reading.gateResults(ofTask: taskID).flatMap(\.untrackedFiles)
  }

  private static func check(
    _ task: WorkItem, for caller: Caller, in reading: Reading
  ) throws(OverseerError) {
    if try reading.isHidden(task.id) {
      throw OverseerError(
        .preconditionFailed, "\(task.id) is archived and can only be read",
        hint: "A person can bring it back: os task unarchive \(task.id)")
    }
    if task.status == .awaitingHuman, !caller.principal.isHuman {
      throw OverseerError(
        .forbidden, "\(task.id) waits for a person; until then an agent may read it and comment on it",
        hint: "Take another task meanwhile: os task next --claim", details: ["task_id": .string("\(task.id)")])
    }
    guard !task.status.isFinished else {
      throw OverseerError(
        .invalidState, "\(task.id) is \(task.status.rawValue)", hint: "Reopen it first: os task reopen \(task.id)",
        details: ["from": .string(task.status.rawValue), "allowed": ["Pending", "InProgress", "InReview"]])
    }
  }
}
