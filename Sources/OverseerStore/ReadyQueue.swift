import OverseerModel

extension Reading {
  private static let offer = """
    AND status IN ('Pending', 'InProgress') AND open_blockers = 0 AND ancestor_blockers = 0 AND open_children = 0
      AND hidden = 0
      AND NOT EXISTS (SELECT 1 FROM claims WHERE task_id = id AND released = 0
        AND (expires_at IS NULL OR expires_at > ?2))
    ORDER BY priority, (children > 0) DESC, open_dependents DESC, created_at, id LIMIT 1
    """
  private static let inRepo = "SELECT id FROM tasks INDEXED BY tasks_offered WHERE repo_id = ?1 \(offer)"
  private static let inMilestone =
    "SELECT id FROM tasks INDEXED BY tasks_offered_in_milestone WHERE milestone_id = ?1 \(offer)"
  private static let anywhere = """
    SELECT o.id FROM repos r JOIN tasks o ON o.id =
      (SELECT id FROM tasks INDEXED BY tasks_offered WHERE repo_id = r.id
        AND status IN ('Pending', 'InProgress') AND open_blockers = 0 AND ancestor_blockers = 0
        AND open_children = 0 AND hidden = 0
        AND NOT EXISTS (SELECT 1 FROM claims WHERE task_id = id AND released = 0
          AND (expires_at IS NULL OR expires_at > ?1))
        ORDER BY priority, (children > 0) DESC, open_dependents DESC, created_at, id LIMIT 1)
    ORDER BY o.priority, (o.children > 0) DESC, o.open_dependents DESC, o.created_at, o.id LIMIT 1
    """

  /// The first task of the ready queue: of a milestone, of a repository, or of all. One step in an index, however
  /// many tasks there are; claimed ones at the head of the queue are passed over one by one.
  public func nextReady(repo: RepoID?, milestone: MilestoneID?) throws(OverseerError) -> AnyTaskID? {
    if let milestone {
      return try connection.first(Self.inMilestone, [.id(milestone), .time(now)]) { row throws(OverseerError) in
        try row.taskID(0)
      }
    }
    if let repo {
      return try connection.first(Self.inRepo, [.id(repo), .time(now)]) { row throws(OverseerError) in
        try row.taskID(0)
      }
    }
    return try connection.first(Self.anywhere, [.time(now)]) { row throws(OverseerError) in try row.taskID(0) }
  }
}
