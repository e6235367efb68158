import OverseerModel

/// The orders to agents to review.
enum ReviewerJobTable {
  static let columns = """
    id, task_id, review_id, revision, status, tries, error, requested_by, created_at, started_at, finished_at
    """

  static func read(_ row: Row) throws(OverseerError) -> ReviewerJob {
    var job = ReviewerJob(
      id: try row.id(0), taskID: try row.taskID(1), reviewID: try row.id(2), revision: try row.object(3),
      requestedBy: try row.json(7), at: row.time(8))
    job.status = try row.choice(4)
    job.tries = row.integer(5)
    job.error = row.optionalText(6)
    job.startedAt = row.optionalTime(9)
    job.finishedAt = row.optionalTime(10)
    return job
  }
}

extension Projection {
  func put(_ job: ReviewerJob) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO reviewer_jobs (\(ReviewerJobTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, status = excluded.status, tries = excluded.tries,
        error = excluded.error, started_at = excluded.started_at, finished_at = excluded.finished_at
      """,
      [
        .id(job.id), .id(job.taskID), .id(job.reviewID), .text(job.revision.description),
        .text(job.status.rawValue), .integer(job.tries), .optional(job.error), .text(try encoded(job.requestedBy)),
        .time(job.createdAt), .time(job.startedAt), .time(job.finishedAt),
      ])
  }
}

extension Reading {
  public func reviewerJob(_ id: ReviewerJobID) throws(OverseerError) -> ReviewerJob? {
    try jobs("WHERE id = ?", [.id(id)]).first
  }

  /// The jobs of a round, oldest first.
  public func reviewerJobs(of review: ReviewID) throws(OverseerError) -> [ReviewerJob] {
    try jobs("WHERE review_id = ? ORDER BY id", [.id(review)])
  }

  /// The jobs of a repository or of all that stand at one of `status`, oldest first, at most `limit`.
  public func reviewerJobs(
    status: [ReviewerJob.Status], repo: RepoID?, limit: Int
  ) throws(OverseerError) -> [ReviewerJob] {
    let inRepo = repo == nil ? "" : "AND task_id IN (SELECT id FROM tasks WHERE repo_id = ?)"
    var bindings: [Binding] = status.map { .text($0.rawValue) }
    if let repo { bindings.append(.id(repo)) }
    return try jobs(
      "WHERE status IN (\(marks(status.count))) \(inRepo) ORDER BY id LIMIT ?", bindings + [.integer(limit)])
  }

  /// The jobs whose id ends with `suffix`, at most `limit`.
  public func reviewerJobs(endingWith suffix: String, limit: Int) throws(OverseerError) -> [ReviewerJobID] {
    try ids(in: "reviewer_jobs", endingWith: suffix, limit: limit)
  }

  /// Every job, in the order of the ids, for a copy of the installation.
  public func everyReviewerJob() throws(OverseerError) -> [ReviewerJob] { try jobs("ORDER BY id", []) }

  private func jobs(_ rest: String, _ bindings: [Binding]) throws(OverseerError) -> [ReviewerJob] {
    try connection.all("SELECT \(ReviewerJobTable.columns) FROM reviewer_jobs \(rest)", bindings) {
      row throws(OverseerError) in try ReviewerJobTable.read(row)
    }
  }
}
