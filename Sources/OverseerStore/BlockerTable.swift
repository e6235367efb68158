import OverseerModel

extension Reading {
  private static let parentOf = "SELECT parent_id FROM tasks WHERE id = ?"
  private static let childrenOf = "SELECT id FROM tasks WHERE parent_id = ?"
  private static let blockersOf = "SELECT blocker_id FROM blockers WHERE task_id = ?"
  private static let blockedBy = "SELECT task_id FROM blockers WHERE blocker_id = ?"

  /// How ``BlockerGraph`` finds its way through the tables.
  public var neighbours: BlockerGraph.Neighbours<AnyTaskID, OverseerError> {
    BlockerGraph.Neighbours(
      parent: { id throws(OverseerError) in
        try connection.first(Self.parentOf, [.id(id)]) { row throws(OverseerError) in
          try row.optionalTaskID(0)
        } ?? nil
      },
      children: { id throws(OverseerError) in try ids(Self.childrenOf, id) },
      blockers: { id throws(OverseerError) in try ids(Self.blockersOf, id) },
      blocked: { id throws(OverseerError) in try ids(Self.blockedBy, id) })
  }

  private func ids(_ sql: String, _ id: AnyTaskID) throws(OverseerError) -> [AnyTaskID] {
    try connection.all(sql, [.id(id)]) { row throws(OverseerError) in try row.taskID(0) }
  }

  /// The blockers of a task and of its ancestors that are not Completed.
  public func openBlockers(of id: AnyTaskID) throws(OverseerError) -> [AnyTaskID] {
    try connection.all(
      """
      WITH RECURSIVE above (id, parent_id) AS (
        SELECT id, parent_id FROM tasks WHERE id = ?
        UNION ALL SELECT p.id, p.parent_id FROM above a JOIN tasks p ON p.id = a.parent_id
      )
      SELECT DISTINCT b.blocker_id FROM above a JOIN blockers b ON b.task_id = a.id
        JOIN tasks t ON t.id = b.blocker_id WHERE t.status <> 'Completed' ORDER BY 1
      """, [.id(id)]
    ) { row throws(OverseerError) in try row.taskID(0) }
  }

  /// Tasks outside of `ids` that one of `ids` blocks.
  public func blocked(outside ids: [AnyTaskID]) throws(OverseerError) -> [AnyTaskID] {
    let list = try encoded(ids)
    return try connection.all(
      """
      SELECT DISTINCT task_id FROM blockers WHERE blocker_id IN (SELECT value FROM json_each(?1))
        AND task_id NOT IN (SELECT value FROM json_each(?1)) ORDER BY 1
      """, [.text(list)]
    ) { row throws(OverseerError) in try row.taskID(0) }
  }

  /// Open tasks that one of `ids` blocks directly.
  public func openTasks(blockedBy ids: [AnyTaskID]) throws(OverseerError) -> [AnyTaskID] {
    try connection.all(
      """
      SELECT DISTINCT t.id FROM blockers b JOIN tasks t ON t.id = b.task_id
      WHERE b.blocker_id IN (SELECT value FROM json_each(?)) AND t.status NOT IN ('Completed', 'Cancelled') ORDER BY 1
      """, [.text(try encoded(ids))]
    ) { row throws(OverseerError) in try row.taskID(0) }
  }
}
