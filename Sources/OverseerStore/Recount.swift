import OverseerModel

extension Reading {
  /// Tasks whose kept counters differ from a recount; empty in a sound database.
  public func wrongCounters() throws(OverseerError) -> [AnyTaskID] {
    try connection.all(
      """
      WITH RECURSIVE
      counted (id, parent_id, is_archived, blockers, open_blockers, children, open_children, dependents, open_dependents)
      AS MATERIALIZED (
        SELECT t.id, t.parent_id, t.archived_at IS NOT NULL,
          (SELECT count(*) FROM blockers WHERE task_id = t.id),
          (SELECT count(*) FROM blockers b JOIN tasks o ON o.id = b.blocker_id
            WHERE b.task_id = t.id AND o.status <> 'Completed'),
          (SELECT count(*) FROM tasks c WHERE c.parent_id = t.id),
          (SELECT count(*) FROM tasks c WHERE c.parent_id = t.id AND c.status NOT IN ('Completed', 'Cancelled')),
          (SELECT count(*) FROM blockers WHERE blocker_id = t.id),
          (SELECT count(*) FROM blockers b JOIN tasks o ON o.id = b.task_id
            WHERE b.blocker_id = t.id AND o.status NOT IN ('Completed', 'Cancelled'))
        FROM tasks t
      ),
      down (id, hidden, above, own, milestone_id, depth) AS (
        SELECT id, is_archived, 0, open_blockers, iif(substr(id, 1, 3) = 'ms_', id, NULL), 0
          FROM counted WHERE parent_id IS NULL
        UNION ALL
        SELECT c.id, c.is_archived OR d.hidden, d.above + d.own, c.open_blockers, d.milestone_id, d.depth + 1
          FROM down d JOIN tasks k ON k.parent_id = d.id JOIN counted c ON c.id = k.id
      )
      SELECT t.id FROM tasks t JOIN counted c ON c.id = t.id LEFT JOIN down d ON d.id = t.id
      WHERE (t.blockers, t.open_blockers, t.children, t.open_children, t.dependents, t.open_dependents)
          IS NOT (c.blockers, c.open_blockers, c.children, c.open_children, c.dependents, c.open_dependents)
        OR (t.hidden, t.ancestor_blockers, t.depth, t.milestone_id) IS NOT (d.hidden, d.above, d.depth, d.milestone_id)
      ORDER BY t.id
      """
    ) { row throws(OverseerError) in try row.taskID(0) }
  }
}
