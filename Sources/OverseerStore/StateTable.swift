import OverseerModel

/// A table whose rows follow from the log: a replay rebuilds it.
struct StateTable {
  let name: String
  /// The columns, all of text, that name a row. There is an index in their order.
  let key: [String]
  /// Columns that change without an event.
  var unlogged: Set<String> = []

  /// Every such table. Those that a row of another refers to come first.
  static let all = [
    StateTable(name: "repos", key: ["id"]),
    StateTable(name: "tasks", key: ["id"]),
    StateTable(name: "task_labels", key: ["label", "task_id"]),
    StateTable(name: "blockers", key: ["task_id", "blocker_id"]),
    StateTable(name: "claims", key: ["task_id"], unlogged: ["expires_at"]),
    StateTable(name: "learnings", key: ["id"]),
    StateTable(name: "help_requests", key: ["id"]),
    StateTable(name: "task_vcs", key: ["task_id"]),
    StateTable(name: "reviews", key: ["id"]),
    StateTable(name: "review_comments", key: ["id"]),
    StateTable(name: "gates", key: ["id"]),
    StateTable(name: "gate_results", key: ["id"]),
    StateTable(name: "file_views", key: ["task_id", "principal", "path"]),
    StateTable(name: "reviewer_jobs", key: ["id"]),
    StateTable(name: "tokens", key: ["id"]),
  ]

  /// The columns in their order, without a number that only places the row in the file.
  func columns(in connection: Connection) throws(OverseerError) -> [String] {
    try connection.all(
      "SELECT name FROM pragma_table_info(?) WHERE NOT (pk = 1 AND type = 'INTEGER') ORDER BY cid", [.text(name)]
    ) { row in row.text(0) }
  }
}
