import OverseerModel

/// What was said in reviews.
enum CommentTable {
  static let columns = """
    id, review_id, task_id, author, author_name, in_reply_to, file_path, line_start, line_end, side, body, suggestion,
    severity, anchor, created_at, resolved_at, resolved_by, moved
    """

  static func read(_ row: Row) throws(OverseerError) -> ReviewComment {
    var comment = ReviewComment(
      id: try row.id(0), reviewID: try row.id(1), taskID: try row.taskID(2), author: try row.choice(3),
      authorName: row.text(4), inReplyTo: row.isNull(5) ? nil : try row.id(5), place: try place(row),
      body: row.text(10), suggestion: row.optionalText(11), severity: try row.choice(12), anchor: try row.json(13),
      createdAt: row.time(14))
    comment.resolvedAt = row.optionalTime(15)
    comment.resolvedBy = row.isNull(16) ? nil : try row.json(16)
    comment.moved = row.isNull(17) ? nil : try row.json(17)
    return comment
  }

  private static func place(_ row: Row) throws(OverseerError) -> CommentPlace {
    guard let path = row.optionalText(6) else { return .round }
    let side: DiffSide = try row.choice(9)
    guard let start = row.optionalInteger(7) else { return .file(path, side: side) }
    return .lines(start...max(start, row.integer(8)), of: path, side: side)
  }
}

extension Projection {
  func put(_ comment: ReviewComment) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO review_comments (\(CommentTable.columns))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET resolved_at = excluded.resolved_at, resolved_by = excluded.resolved_by,
        moved = excluded.moved
      """,
      [
        .id(comment.id), .id(comment.reviewID), .id(comment.taskID), .text(comment.author.rawValue),
        .text(comment.authorName), .optional(comment.inReplyTo?.description), .optional(comment.filePath),
        .optional(comment.lineStart), .optional(comment.lineEnd), .text(comment.side.rawValue), .text(comment.body),
        .optional(comment.suggestion), .text(comment.severity.rawValue), .text(try encoded(comment.anchor)),
        .time(comment.createdAt), .time(comment.resolvedAt), try .json(comment.resolvedBy),
        try .json(comment.moved),
      ])
  }
}

extension Reading {
  public func comment(_ id: CommentID) throws(OverseerError) -> ReviewComment? {
    try comments("WHERE id = ?", [.id(id)]).first
  }

  /// What was said in all rounds of a task, oldest first.
  public func comments(of task: AnyTaskID) throws(OverseerError) -> [ReviewComment] {
    try comments("WHERE task_id = ? ORDER BY id", [.id(task)])
  }

  /// The comments whose id ends with `suffix`, at most `limit`.
  public func comments(endingWith suffix: String, limit: Int) throws(OverseerError) -> [CommentID] {
    try ids(in: "review_comments", endingWith: suffix, limit: limit)
  }

  /// Every comment, in the order of the ids, for a copy of the installation.
  public func everyComment() throws(OverseerError) -> [ReviewComment] { try comments("ORDER BY id", []) }

  private func comments(_ rest: String, _ bindings: [Binding]) throws(OverseerError) -> [ReviewComment] {
    try connection.all("SELECT \(CommentTable.columns) FROM review_comments \(rest)", bindings) {
      row throws(OverseerError) in try CommentTable.read(row)
    }
  }
}
