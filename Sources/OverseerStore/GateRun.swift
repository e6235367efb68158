import OverseerModel

/// Which process runs the gates of a review. It is no part of the log: it changes without events.
public struct GateRunMark: Sendable, Hashable {
  public var reviewID: ReviewID
  public var pid: Int32
  /// When that process was started, in the system's own measure: it tells two processes with one number apart.
  public var processStarted: Int64
  public var createdAt: Instant
}

extension Reading {
  /// The process that runs the gates of a review, or that was cut short over it.
  public func gateRun(of review: ReviewID) throws(OverseerError) -> GateRunMark? {
    try connection.first(
      "SELECT pid, process_started, created_at FROM gate_runs WHERE review_id = ?", [.id(review)]
    ) { row in
      GateRunMark(
        reviewID: review, pid: Int32(truncatingIfNeeded: row.integer(0)), processStarted: Int64(row.integer(1)),
        createdAt: row.time(2))
    }
  }
}

extension Reading {
  /// Who runs gates, and who was cut short over it, over all reviews.
  public func gateRuns() throws(OverseerError) -> [GateRunMark] {
    try connection.all("SELECT review_id, pid, process_started, created_at FROM gate_runs ORDER BY review_id", []) {
      row throws(OverseerError) in
      GateRunMark(
        reviewID: try row.id(0), pid: Int32(truncatingIfNeeded: row.integer(1)),
        processStarted: Int64(row.integer(2)), createdAt: row.time(3))
    }
  }

  /// The open rounds with gates that are Running or Pending, whatever else the round waits for.
  public func reviewsWithOpenGates() throws(OverseerError) -> [ReviewID] {
    try connection.all(
      """
      SELECT id FROM reviews WHERE ended_by IS NULL AND EXISTS (
        SELECT 1 FROM gate_results WHERE review_id = reviews.id AND gate_results.status IN ('Running', 'Pending'))
      """, []
    ) { row throws(OverseerError) in try row.id(0) }
  }
}

extension Writing {
  /// Marks that a process runs the gates of a review from now on. False where one is marked already, be it this one:
  /// whether that one still lives is for the caller to find out, with ``Reading/gateRun(of:)``.
  public func beginGateRun(
    _ review: ReviewID, pid: Int32, processStarted: Int64
  ) throws(OverseerError) -> Bool {
    try reading.connection.run(
      """
      INSERT INTO gate_runs (review_id, pid, process_started, created_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (review_id) DO NOTHING
      """, [.id(review), .integer(Int(pid)), .integer(processStarted), .time(now)]) > 0
  }

  /// Takes the mark over from a process that does not live any more. False where it is not that one's any more.
  public func takeOverGateRun(
    from mark: GateRunMark, pid: Int32, processStarted: Int64
  ) throws(OverseerError) -> Bool {
    try reading.connection.run(
      """
      UPDATE gate_runs SET pid = ?, process_started = ?, created_at = ?
      WHERE review_id = ? AND pid = ? AND process_started = ?
      """,
      [
        .integer(Int(pid)), .integer(processStarted), .time(now), .id(mark.reviewID), .integer(Int(mark.pid)),
        .integer(mark.processStarted),
      ]) > 0
  }

  /// Takes the mark of a process away; where another has taken it over, that one's stays.
  public func endGateRun(_ review: ReviewID, pid: Int32, processStarted: Int64) throws(OverseerError) {
    try reading.connection.run(
      "DELETE FROM gate_runs WHERE review_id = ? AND pid = ? AND process_started = ?",
      [.id(review), .integer(Int(pid)), .integer(processStarted)])
  }
}
