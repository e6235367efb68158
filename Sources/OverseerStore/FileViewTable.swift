import OverseerModel

/// Who has looked at which files.
enum FileViewTable {
  static let columns = "task_id, principal, name, path, hunks_digest, revision, viewed_at"

  static func read(_ row: Row) throws(OverseerError) -> FileView {
    FileView(
      taskID: try row.taskID(0), principal: row.text(1), name: row.text(2), path: row.text(3),
      hunksDigest: row.text(4), revision: try row.object(5), viewedAt: row.time(6))
  }
}

extension Projection {
  func put(_ view: FileView) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO file_views (\(FileViewTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (task_id, principal, path) DO UPDATE SET name = excluded.name,
        hunks_digest = excluded.hunks_digest, revision = excluded.revision, viewed_at = excluded.viewed_at
      """,
      [
        .id(view.taskID), .text(view.principal), .text(view.name), .text(view.path), .text(view.hunksDigest),
        .text(view.revision.description), .time(view.viewedAt),
      ])
  }
}

extension Reading {
  /// The files of a task's change that somebody has looked at, in the order of the paths.
  ///
  /// - Parameter identity: ``Principal/identity``.
  public func fileViews(of task: AnyTaskID, by identity: String) throws(OverseerError) -> [FileView] {
    try fileViews("WHERE task_id = ? AND principal = ? ORDER BY path", [.id(task), .text(identity)])
  }

  /// Every view, in the order of tasks, people and paths, for a copy of the installation.
  public func everyFileView() throws(OverseerError) -> [FileView] {
    try fileViews("ORDER BY task_id, principal, path", [])
  }

  private func fileViews(_ rest: String, _ bindings: [Binding]) throws(OverseerError) -> [FileView] {
    try connection.all("SELECT \(FileViewTable.columns) FROM file_views \(rest)", bindings) {
      row throws(OverseerError) in try FileViewTable.read(row)
    }
  }
}
