import OverseerModel

/// The rounds of judging tasks.
enum ReviewTable {
  static let columns = """
    id, task_id, round, status, revisions, ungated, submitted_by, submitted_at, gates_completed_at,
    gates_restarted_at, agent_completed_at, human_completed_at, verdicts, ended_by, summary, forced, created_at,
    updated_at
    """

  static func read(_ row: Row) throws(OverseerError) -> Review {
    var review = Review(
      id: try row.id(0), taskID: try row.taskID(1), round: row.integer(2), revision: nil, submittedBy: try row.json(6),
      at: row.time(7))
    review.status = try row.choice(3)
    review.revisions = try row.list(4)
    review.baseCommit = review.revision?.baseCommit
    review.headCommit = review.revision?.headCommit
    review.ungated = row.flag(5)
    review.gatesCompletedAt = row.optionalTime(8)
    review.gatesRestartedAt = row.optionalTime(9)
    review.agentCompletedAt = row.optionalTime(10)
    review.humanCompletedAt = row.optionalTime(11)
    review.verdicts = try row.list(12)
    review.endedBy = row.isNull(13) ? nil : try row.choice(13)
    review.summary = row.optionalText(14)
    review.forced = row.flag(15)
    review.createdAt = row.time(16)
    review.updatedAt = row.time(17)
    return review
  }
}

extension Projection {
  func put(_ review: Review) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO reviews (\(ReviewTable.columns))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET status = excluded.status, revisions = excluded.revisions,
        ungated = excluded.ungated, gates_completed_at = excluded.gates_completed_at,
        gates_restarted_at = excluded.gates_restarted_at, agent_completed_at = excluded.agent_completed_at,
        human_completed_at = excluded.human_completed_at, verdicts = excluded.verdicts, ended_by = excluded.ended_by,
        summary = excluded.summary, forced = excluded.forced, updated_at = excluded.updated_at
      """,
      [
        .id(review.id), .id(review.taskID), .integer(review.round), .text(review.status.rawValue),
        try .list(review.revisions), .flag(review.ungated), .text(try encoded(review.submittedBy)),
        .time(review.submittedAt), .time(review.gatesCompletedAt), .time(review.gatesRestartedAt),
        .time(review.agentCompletedAt), .time(review.humanCompletedAt), try .list(review.verdicts),
        .optional(review.endedBy?.rawValue), .optional(review.summary), .flag(review.forced),
        .time(review.createdAt), .time(review.updatedAt),
      ])
  }
}

extension Reading {
  public func review(_ id: ReviewID) throws(OverseerError) -> Review? {
    try reviews("WHERE id = ?", [.id(id)]).first
  }

  /// The round of a task that is still open.
  public func activeReview(of task: AnyTaskID) throws(OverseerError) -> Review? {
    try reviews("WHERE task_id = ? AND ended_by IS NULL", [.id(task)]).first
  }

  /// The last round of a task, whether it is open or not.
  public func latestReview(of task: AnyTaskID) throws(OverseerError) -> Review? {
    try reviews("WHERE task_id = ? ORDER BY round DESC LIMIT 1", [.id(task)]).first
  }

  /// All rounds of a task, oldest first.
  public func reviews(of task: AnyTaskID) throws(OverseerError) -> [Review] {
    try reviews("WHERE task_id = ? ORDER BY round", [.id(task)])
  }

  /// The open rounds of a repository or of all that stand at one of `status`, oldest submit first, at most `limit`.
  public func activeReviews(
    repo: RepoID?, status: [ReviewStatus], limit: Int
  ) throws(OverseerError) -> [Review] {
    let inRepo = repo == nil ? "" : "AND task_id IN (SELECT id FROM tasks WHERE repo_id = ?)"
    var bindings: [Binding] = status.map { .text($0.rawValue) }
    if let repo { bindings.append(.id(repo)) }
    return try reviews(
      """
      WHERE ended_by IS NULL AND status IN (\(marks(status.count))) \(inRepo)
      ORDER BY submitted_at, id LIMIT ?
      """, bindings + [.integer(limit)])
  }

  /// The reviews whose id ends with `suffix`, at most `limit`.
  public func reviews(endingWith suffix: String, limit: Int) throws(OverseerError) -> [ReviewID] {
    try ids(in: "reviews", endingWith: suffix, limit: limit)
  }

  /// Every review, in the order of the ids, for a copy of the installation.
  public func everyReview() throws(OverseerError) -> [Review] { try reviews("ORDER BY id", []) }

  private func reviews(_ rest: String, _ bindings: [Binding]) throws(OverseerError) -> [Review] {
    try connection.all("SELECT \(ReviewTable.columns) FROM reviews \(rest)", bindings) {
      row throws(OverseerError) in try ReviewTable.read(row)
    }
  }
}
