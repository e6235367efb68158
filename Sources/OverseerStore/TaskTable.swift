import OverseerJSON
import OverseerModel

/// The tasks, with what is computed from their neighbours in the same row of the answer.
enum TaskTable {
  static let select = """
    SELECT t.id, t.repo_id, t.parent_id, t.description, t.context, t.result, t.priority, t.status, t.labels, t.metadata,
      CASE WHEN t.blockers > 0 THEN (SELECT group_concat(blocker_id) FROM blockers WHERE task_id = t.id) END,
      CASE WHEN t.dependents > 0 THEN (SELECT group_concat(task_id) FROM blockers WHERE blocker_id = t.id) END,
      t.depth, t.open_blockers + t.ancestor_blockers > 0, t.archived_at, t.created_at, t.updated_at, t.started_at,
      t.completed_at, c.holder, c.generation, c.claimed_at, c.expires_at
    FROM tasks t LEFT JOIN claims c ON c.task_id = t.id AND c.released = 0
    """

  static func read(_ row: Row) throws(OverseerError) -> WorkItem {
    let id = try row.taskID(0)
    return WorkItem(
      id: id, repoID: try row.id(1), parentID: try row.optionalTaskID(2), description: row.text(3),
      context: row.optionalText(4), result: row.optionalText(5),
      priority: try row.value(6) { Int($0).flatMap(Priority.init(rawValue:)) }, status: try row.choice(7),
      labels: try labels(row.text(8), row), metadata: row.text(9) == "{}" ? JSONMap() : try row.json(9),
      blockedBy: try row.taskIDs(10), blocks: try row.taskIDs(11), depth: row.integer(12),
      effectivelyBlocked: row.flag(13), claim: try claim(of: id, row), archivedAt: row.optionalTime(14),
      createdAt: row.time(15), updatedAt: row.time(16), startedAt: row.optionalTime(17),
      completedAt: row.optionalTime(18))
  }

  private static func labels(_ text: String, _ row: Row) throws(OverseerError) -> [String] {
    text == "[]" ? [] : try row.json(8)
  }

  private static func claim(of task: AnyTaskID, _ row: Row) throws(OverseerError) -> Claim? {
    guard !row.isNull(19) else { return nil }
    return Claim(
      taskID: task, holder: try row.json(19), generation: row.integer(20), claimedAt: row.time(21),
      expiresAt: row.optionalTime(22))
  }
}

extension Reading {
  private static let byID = TaskTable.select + " WHERE t.id = ?"
  private static let byParent = TaskTable.select + " WHERE t.parent_id = ? ORDER BY t.priority, t.created_at, t.id"
  private static let below = """
    \(TaskTable.select) WHERE t.parent_id = ?1 OR t.parent_id IN (SELECT id FROM tasks WHERE parent_id = ?1)
    ORDER BY t.depth, t.priority, t.created_at, t.id
    """

  public func task(_ id: AnyTaskID) throws(OverseerError) -> WorkItem? {
    try connection.first(Self.byID, [.id(id)]) { row throws(OverseerError) in try TaskTable.read(row) }
  }

  /// The direct children, in the order of the lists.
  public func children(of id: AnyTaskID) throws(OverseerError) -> [WorkItem] {
    try connection.all(Self.byParent, [.id(id)]) { row throws(OverseerError) in try TaskTable.read(row) }
  }

  /// Everything below a task: its children first, then theirs.
  public func descendants(of id: AnyTaskID) throws(OverseerError) -> [WorkItem] {
    try connection.all(Self.below, [.id(id)]) { row throws(OverseerError) in try TaskTable.read(row) }
  }

  /// Whether the task or an ancestor of it is archived.
  public func isHidden(_ id: AnyTaskID) throws(OverseerError) -> Bool {
    try connection.first("SELECT hidden FROM tasks WHERE id = ?", [.id(id)]) { $0.flag(0) } ?? false
  }

  /// The tasks whose id ends with `suffix` (upper case, 4 characters or more), at most `limit`.
  public func tasks(endingWith suffix: String, limit: Int) throws(OverseerError) -> [AnyTaskID] {
    try connection.all(
      "SELECT id FROM tasks WHERE substr(id, -4) = ?1 AND id LIKE '%' || ?2 ORDER BY id LIMIT ?3",
      [.text(String(suffix.suffix(4))), .text(suffix), .integer(limit)]
    ) { row throws(OverseerError) in try row.taskID(0) }
  }

  /// The counts from which ``Readiness`` follows.
  public func readinessFacts(of id: AnyTaskID) throws(OverseerError) -> Readiness.Facts? {
    try connection.first(
      """
      SELECT t.status, t.hidden, t.open_blockers, t.ancestor_blockers, t.children, t.open_children,
        EXISTS (SELECT 1 FROM claims c WHERE c.task_id = t.id AND c.released = 0
          AND (c.expires_at IS NULL OR c.expires_at > ?2))
      FROM tasks t WHERE t.id = ?1
      """, [.id(id), .time(now)]
    ) { row throws(OverseerError) in
      Readiness.Facts(
        status: try row.choice(0), isHidden: row.flag(1), openBlockers: row.integer(2),
        openAncestorBlockers: row.integer(3), children: row.integer(4), openChildren: row.integer(5),
        hasLiveClaim: row.flag(6))
    }
  }
}

extension Reading {
  /// Everything below the given tasks that is not archived, in the order of the lists.
  public func descendants(of ids: [AnyTaskID]) throws(OverseerError) -> [WorkItem] {
    try connection.all(
      """
      WITH top AS (SELECT value AS id FROM json_each(?))
      \(TaskTable.select) WHERE t.hidden = 0 AND (t.parent_id IN (SELECT id FROM top)
        OR t.parent_id IN (SELECT id FROM tasks WHERE parent_id IN (SELECT id FROM top)))
      ORDER BY t.priority, t.created_at, t.id
      """, [.text(try encoded(ids))]
    ) { row throws(OverseerError) in try TaskTable.read(row) }
  }
}
