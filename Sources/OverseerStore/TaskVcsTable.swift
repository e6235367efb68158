import OverseerModel

/// The refs of the tasks.
enum TaskVcsTable {
  static let columns = """
    task_id, repo_id, vcs_type, ref_name, change_id, base_commit, head_commit, start_commit, workspace_path, landed_at,
    created_at, updated_at, archived_at
    """

  static func read(_ row: Row) throws(OverseerError) -> TaskVcs {
    var vcs = TaskVcs(
      taskID: try row.taskID(0), repoID: try row.id(1), vcsType: try row.choice(2), changeID: row.text(4),
      baseCommit: try row.object(5), headCommit: row.isNull(6) ? nil : try row.object(6),
      startCommit: try row.object(7), workspacePath: row.optionalText(8), landedAt: row.optionalTime(9),
      createdAt: row.time(10), updatedAt: row.time(11), archivedAt: row.optionalTime(12))
    vcs.refName = row.text(3)
    return vcs
  }
}

extension Projection {
  func put(_ vcs: TaskVcs) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO task_vcs (\(TaskVcsTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (task_id) DO UPDATE SET repo_id = excluded.repo_id, vcs_type = excluded.vcs_type,
        ref_name = excluded.ref_name, change_id = excluded.change_id, base_commit = excluded.base_commit,
        head_commit = excluded.head_commit, start_commit = excluded.start_commit,
        workspace_path = excluded.workspace_path, landed_at = excluded.landed_at, created_at = excluded.created_at,
        updated_at = excluded.updated_at, archived_at = excluded.archived_at
      """,
      [
        .id(vcs.taskID), .id(vcs.repoID), .text(vcs.vcsType.rawValue), .text(vcs.refName), .text(vcs.changeID),
        .text(vcs.baseCommit.description), .optional(vcs.headCommit?.description),
        .text(vcs.startCommit.description), .optional(vcs.workspacePath), .time(vcs.landedAt), .time(vcs.createdAt),
        .time(vcs.updatedAt), .time(vcs.archivedAt),
      ])
  }
}

extension Reading {
  private static let ofTask = "SELECT \(TaskVcsTable.columns) FROM task_vcs WHERE task_id = ?"

  /// The ref of a task; nil where it never had one.
  public func taskVcs(of task: AnyTaskID) throws(OverseerError) -> TaskVcs? {
    try connection.first(Self.ofTask, [.id(task)]) { row throws(OverseerError) in try TaskVcsTable.read(row) }
  }

  /// The refs of those of `tasks` that have one, in the order of the tasks' ids.
  public func taskVcs(of tasks: [AnyTaskID]) throws(OverseerError) -> [TaskVcs] {
    try connection.all(
      """
      SELECT \(TaskVcsTable.columns) FROM task_vcs
      WHERE task_id IN (SELECT value FROM json_each(?)) ORDER BY task_id
      """, [.text(try encoded(tasks))]
    ) { row throws(OverseerError) in try TaskVcsTable.read(row) }
  }

  /// The refs of a repository after that of the task `after`, in the order of the tasks' ids, at most `limit`: those
  /// that are there, or with `archived` also those that are only pinned.
  public func taskVcs(
    in repo: RepoID, archived: Bool = false, after: AnyTaskID? = nil, limit: Int
  ) throws(OverseerError) -> [TaskVcs] {
    try connection.all(
      """
      SELECT \(TaskVcsTable.columns) FROM task_vcs
      WHERE repo_id = ? AND task_id > ?\(archived ? "" : " AND archived_at IS NULL") ORDER BY task_id LIMIT ?
      """, [.id(repo), .text(after?.description ?? ""), .integer(limit)]
    ) { row throws(OverseerError) in try TaskVcsTable.read(row) }
  }

  /// The task of a branch or bookmark, also where it is archived.
  public func taskVcs(ref name: String, in repo: RepoID) throws(OverseerError) -> TaskVcs? {
    try connection.first(
      "SELECT \(TaskVcsTable.columns) FROM task_vcs WHERE repo_id = ? AND ref_name = ?", [.id(repo), .text(name)]
    ) { row throws(OverseerError) in try TaskVcsTable.read(row) }
  }

  /// The task whose own workspace is at exactly this real path.
  public func taskVcs(workspace path: String) throws(OverseerError) -> TaskVcs? {
    try connection.first(
      "SELECT \(TaskVcsTable.columns) FROM task_vcs WHERE workspace_path = ?", [.text(path)]
    ) { row throws(OverseerError) in try TaskVcsTable.read(row) }
  }

  /// Every ref, in the order of the tasks' ids, for a copy of the installation.
  public func everyTaskVcs() throws(OverseerError) -> [TaskVcs] {
    try connection.all("SELECT \(TaskVcsTable.columns) FROM task_vcs ORDER BY task_id") {
      row throws(OverseerError) in try TaskVcsTable.read(row)
    }
  }
}
