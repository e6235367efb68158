import OverseerModel

/// The gates that were added by hand. Those of files are read from there.
enum GateTable {
  static let columns = """
    id, repo_id, task_id, name, command, timeout_secs, max_retries, poll_interval_secs, max_pending_secs, required,
    cache, paths, checkout, setup, pass_env, sandbox, network, source, created_at, updated_at
    """

  static func read(_ row: Row) throws(OverseerError) -> Gate {
    Gate(
      id: try row.id(0), scope: row.isNull(1) ? .task(try row.taskID(2)) : .repo(try row.id(1)), name: row.text(3),
      command: row.text(4), timeoutSecs: row.integer(5), maxRetries: row.integer(6),
      pollIntervalSecs: row.integer(7), maxPendingSecs: row.integer(8), required: row.flag(9), cache: row.flag(10),
      paths: try row.list(11), checkout: try row.choice(12), setup: row.optionalText(13), passEnv: try row.list(14),
      sandbox: try row.choice(15), network: row.flag(16), source: try row.choice(17), createdAt: row.time(18),
      updatedAt: row.time(19))
  }
}

extension Projection {
  func put(_ gate: Gate) throws(OverseerError) {
    let (repo, task): (Binding, Binding) =
      switch gate.scope {
      case .repo(let id): (.id(id), .null)
      case .task(let id): (.null, .id(id))
      }
    try connection.run(
      """
      INSERT INTO gates (\(GateTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET repo_id = excluded.repo_id, task_id = excluded.task_id, name = excluded.name,
        command = excluded.command, timeout_secs = excluded.timeout_secs, max_retries = excluded.max_retries,
        poll_interval_secs = excluded.poll_interval_secs, max_pending_secs = excluded.max_pending_secs,
        required = excluded.required, cache = excluded.cache, paths = excluded.paths, checkout = excluded.checkout,
        setup = excluded.setup, pass_env = excluded.pass_env, sandbox = excluded.sandbox, network = excluded.network,
        source = excluded.source, created_at = excluded.created_at, updated_at = excluded.updated_at
      """,
      [
        .id(gate.id), repo, task, .text(gate.name), .text(gate.command), .integer(gate.timeoutSecs),
        .integer(gate.maxRetries), .integer(gate.pollIntervalSecs), .integer(gate.maxPendingSecs),
        .flag(gate.required), .flag(gate.cache), try .list(gate.paths), .text(gate.checkout.rawValue),
        .optional(gate.setup), try .list(gate.passEnv), .text(gate.sandbox.rawValue), .flag(gate.network),
        .text(gate.source.rawValue), .time(gate.createdAt), .time(gate.updatedAt),
      ])
  }

  func remove(_ gate: GateID) throws(OverseerError) {
    try connection.run("DELETE FROM gates WHERE id = ?", [.id(gate)])
  }
}

extension Reading {
  /// A gate that was added by hand.
  public func gate(_ id: GateID) throws(OverseerError) -> Gate? {
    try gates("WHERE id = ?", [.id(id)]).first
  }

  /// The gates that were added by hand for a repository or a task itself, oldest first.
  public func gates(in scope: GateScope) throws(OverseerError) -> [Gate] {
    switch scope {
    case .repo(let id): try gates("WHERE repo_id = ? ORDER BY created_at, id", [.id(id)])
    case .task(let id): try gates("WHERE task_id = ? ORDER BY created_at, id", [.id(id)])
    }
  }

  /// The gates that were added by hand and whose id ends with `suffix`, at most `limit`.
  public func gates(endingWith suffix: String, limit: Int) throws(OverseerError) -> [GateID] {
    try ids(in: "gates", endingWith: suffix, limit: limit)
  }

  /// Every gate that was added by hand, in the order of the ids, for a copy of the installation.
  public func everyGate() throws(OverseerError) -> [Gate] { try gates("ORDER BY id", []) }

  private func gates(_ rest: String, _ bindings: [Binding]) throws(OverseerError) -> [Gate] {
    try connection.all("SELECT \(GateTable.columns) FROM gates \(rest)", bindings) {
      row throws(OverseerError) in try GateTable.read(row)
    }
  }
}
