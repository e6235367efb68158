import OverseerModel

/// Which process runs a reviewer. It is no part of the log: it changes without events.
public struct ReviewerRunMark: Sendable, Hashable {
  public var pid: Int32
  /// When that process was started, in the system's own measure: it tells two processes with one number apart.
  public var processStarted: Int64
}

extension Reading {
  /// The process that runs a job, or that was cut short over it.
  public func reviewerRun(of job: ReviewerJobID) throws(OverseerError) -> ReviewerRunMark? {
    try connection.first("SELECT pid, process_started FROM reviewer_runs WHERE job_id = ?", [.id(job)]) { row in
      ReviewerRunMark(pid: Int32(truncatingIfNeeded: row.integer(0)), processStarted: Int64(row.integer(1)))
    }
  }

  /// The jobs of a repository whose last run began after a moment, in no order.
  public func reviewerJobs(startedAfter moment: Instant, repo: RepoID) throws(OverseerError) -> [ReviewerJob] {
    try connection.all(
      """
      SELECT \(ReviewerJobTable.columns) FROM reviewer_jobs
      WHERE started_at > ? AND task_id IN (SELECT id FROM tasks WHERE repo_id = ?)
      """, [.time(moment), .id(repo)]
    ) { row throws(OverseerError) in try ReviewerJobTable.read(row) }
  }
}

extension Writing {
  /// Marks that a process runs a job from now on, whoever did before.
  public func beginReviewerRun(_ job: ReviewerJobID, pid: Int32, processStarted: Int64) throws(OverseerError) {
    try reading.connection.run(
      "INSERT OR REPLACE INTO reviewer_runs (job_id, pid, process_started) VALUES (?, ?, ?)",
      [.id(job), .integer(Int(pid)), .integer(processStarted)])
  }

  /// Takes the mark of a job away.
  public func endReviewerRun(_ job: ReviewerJobID) throws(OverseerError) {
    try reading.connection.run("DELETE FROM reviewer_runs WHERE job_id = ?", [.id(job)])
  }
}
