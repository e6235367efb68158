import OverseerModel

/// What became of the gates.
enum GateResultTable {
  private static let small = """
    id, gate_id, gate_name, task_id, review_id, revision, tree, status, exit_code, signal, log_path, attempt,
    cached_from, reason, flaky, void_cause, started_at, completed_at, duration_ms, command, untracked_files
    """
  static let columns = "\(small), stdout, stderr"
  /// The columns without the output, which stands on pages of its own.
  static let withoutOutput = "\(small), '', ''"

  static func read(_ row: Row) throws(OverseerError) -> GateResult {
    GateResult(
      id: try row.id(0), gateID: try row.id(1), gateName: row.text(2), command: row.text(19),
      taskID: try row.taskID(3), reviewID: try row.id(4), revision: row.isNull(5) ? nil : try row.object(5),
      tree: row.isNull(6) ? nil : try row.object(6), status: try row.choice(7), exitCode: row.optionalInteger(8),
      signal: row.optionalInteger(9), stdout: row.text(21), stderr: row.text(22), logPath: row.optionalText(10),
      attempt: row.integer(11), cachedFrom: row.isNull(12) ? nil : try row.id(12), reason: row.optionalText(13),
      flaky: row.flag(14), voidCause: row.isNull(15) ? nil : try row.choice(15), untrackedFiles: try row.list(20),
      startedAt: row.time(16), completedAt: row.optionalTime(17), durationMs: row.integer(18))
  }
}

extension Projection {
  func put(_ result: GateResult) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO gate_results (\(GateResultTable.columns))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, tree = excluded.tree, status = excluded.status,
        exit_code = excluded.exit_code, signal = excluded.signal, log_path = excluded.log_path,
        attempt = excluded.attempt, cached_from = excluded.cached_from, reason = excluded.reason,
        flaky = excluded.flaky, void_cause = excluded.void_cause, started_at = excluded.started_at,
        completed_at = excluded.completed_at, duration_ms = excluded.duration_ms, command = excluded.command,
        untracked_files = excluded.untracked_files, stdout = excluded.stdout, stderr = excluded.stderr
      """,
      [
        .id(result.id), .id(result.gateID), .text(result.gateName), .id(result.taskID), .id(result.reviewID),
        .optional(result.revision?.description), .optional(result.tree?.description), .text(result.status.rawValue),
        .optional(result.exitCode), .optional(result.signal), .optional(result.logPath), .integer(result.attempt),
        .optional(result.cachedFrom?.description), .optional(result.reason), .flag(result.flaky),
        .optional(result.voidCause?.rawValue), .time(result.startedAt), .time(result.completedAt),
        .integer(result.durationMs), .text(result.command), try .list(result.untrackedFiles), .text(result.stdout),
        .text(result.stderr),
      ])
  }
}

extension Reading {
  public func gateResult(_ id: GateResultID) throws(OverseerError) -> GateResult? {
    try results("WHERE id = ?", [.id(id)]).first
  }

  /// What became of the gates in a round, oldest first.
  public func gateResults(of review: ReviewID) throws(OverseerError) -> [GateResult] {
    try results("WHERE review_id = ? ORDER BY id", [.id(review)])
  }

  /// What became of the gates in all rounds of a task, oldest first, with the output left empty.
  public func gateResults(ofTask task: AnyTaskID) throws(OverseerError) -> [GateResult] {
    try results("WHERE task_id = ? ORDER BY id", [.id(task)], columns: GateResultTable.withoutOutput)
  }

  /// The results whose id ends with `suffix`, at most `limit`.
  public func gateResults(endingWith suffix: String, limit: Int) throws(OverseerError) -> [GateResultID] {
    try ids(in: "gate_results", endingWith: suffix, limit: limit)
  }

  /// Every result, in the order of the ids, for a copy of the installation.
  public func everyGateResult() throws(OverseerError) -> [GateResult] { try results("ORDER BY id", []) }

  /// The result that was remembered under a key by ``Writing/rememberPass(_:result:)``.
  public func cachedPass(_ key: String) throws(OverseerError) -> GateResult? {
    try results("WHERE id = (SELECT result_id FROM gate_cache WHERE key = ?)", [.text(key)]).first
  }

  private func results(
    _ rest: String, _ bindings: [Binding], columns: String = GateResultTable.columns
  ) throws(OverseerError) -> [GateResult] {
    try connection.all("SELECT \(columns) FROM gate_results \(rest)", bindings) {
      row throws(OverseerError) in try GateResultTable.read(row)
    }
  }
}

extension Writing {
  /// Remembers a pass that may be taken over, instead of what was remembered under the key before. It is no part of
  /// the log.
  ///
  /// - Parameter key: The SHA-256 of ``GateCacheKey/bytes``: 64 hexadecimal digits.
  public func rememberPass(_ key: String, result: GateResultID) throws(OverseerError) {
    try reading.connection.run(
      "INSERT OR REPLACE INTO gate_cache (key, result_id, created_at) VALUES (?, ?, ?)",
      [.text(key), .id(result), .time(now)])
  }
}
