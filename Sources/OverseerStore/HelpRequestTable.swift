import OverseerModel

/// Questions to people.
enum HelpRequestTable {
  static let columns = """
    id, task_id, from_status, category, reason, suggested_options, status, response, chosen_option, requested_by,
    created_at, responded_at, resumed_at
    """

  static func read(_ row: Row) throws(OverseerError) -> HelpRequest {
    var request = HelpRequest(
      id: try row.id(0), taskID: try row.taskID(1), fromStatus: try row.choice(2), category: try row.choice(3),
      reason: row.text(4), suggestedOptions: try row.json(5), requestedBy: try row.json(9), createdAt: row.time(10))
    request.status = try row.choice(6)
    request.response = row.optionalText(7)
    request.chosenOption = row.optionalInteger(8)
    request.respondedAt = row.optionalTime(11)
    request.resumedAt = row.optionalTime(12)
    return request
  }
}

extension Projection {
  func put(_ request: HelpRequest) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO help_requests (\(HelpRequestTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET status = excluded.status, response = excluded.response,
        chosen_option = excluded.chosen_option, responded_at = excluded.responded_at, resumed_at = excluded.resumed_at
      """,
      [
        .id(request.id), .id(request.taskID), .text(request.fromStatus.rawValue), .text(request.category.rawValue),
        .text(request.reason), .text(try encoded(request.suggestedOptions)), .text(request.status.rawValue),
        .optional(request.response), .optional(request.chosenOption), .text(try encoded(request.requestedBy)),
        .time(request.createdAt), .time(request.respondedAt), .time(request.resumedAt),
      ])
  }
}

extension Reading {
  private static let latest = """
    SELECT \(HelpRequestTable.columns) FROM help_requests
    WHERE task_id = ? AND status <> 'Cancelled' ORDER BY created_at DESC, id DESC LIMIT 1
    """

  public func helpRequest(_ id: HelpRequestID) throws(OverseerError) -> HelpRequest? {
    try connection.first("SELECT \(HelpRequestTable.columns) FROM help_requests WHERE id = ?", [.id(id)]) {
      row throws(OverseerError) in try HelpRequestTable.read(row)
    }
  }

  /// The open request of a task.
  public func openHelpRequest(of task: AnyTaskID) throws(OverseerError) -> HelpRequest? {
    try connection.first(
      """
      SELECT \(HelpRequestTable.columns) FROM help_requests
      WHERE task_id = ? AND status IN ('Pending', 'Responded')
      """, [.id(task)]
    ) { row throws(OverseerError) in try HelpRequestTable.read(row) }
  }

  /// The open request of a task, else the last one that was answered.
  public func latestHelpRequest(of task: AnyTaskID) throws(OverseerError) -> HelpRequest? {
    try connection.first(Self.latest, [.id(task)]) { row throws(OverseerError) in try HelpRequestTable.read(row) }
  }

  /// Help requests, oldest first: of one task, or the open ones of a repository or of all.
  public func helpRequests(
    task: AnyTaskID?, repo: RepoID?, openOnly: Bool, after: HelpRequest?, limit: Int
  ) throws(OverseerError) -> [HelpRequest] {
    var conditions: [String] = ["1"]
    var bindings: [Binding] = []
    if let task {
      conditions.append("task_id = ?")
      bindings.append(.id(task))
    }
    if openOnly { conditions.append("status IN ('Pending', 'Responded')") }
    if let repo {
      conditions.append("task_id IN (SELECT id FROM tasks WHERE repo_id = ?)")
      bindings.append(.id(repo))
    }
    if let after {
      conditions.append("(created_at, id) > (?, ?)")
      bindings += [.time(after.createdAt), .id(after.id)]
    }
    bindings.append(.integer(limit))
    return try connection.all(
      """
      SELECT \(HelpRequestTable.columns) FROM help_requests WHERE \(conditions.joined(separator: " AND "))
      ORDER BY created_at, id LIMIT ?
      """, bindings
    ) { row throws(OverseerError) in try HelpRequestTable.read(row) }
  }

  /// The requests whose id ends with `suffix`, at most `limit`.
  public func helpRequests(endingWith suffix: String, limit: Int) throws(OverseerError) -> [HelpRequestID] {
    try ids(in: "help_requests", endingWith: suffix, limit: limit)
  }
}
