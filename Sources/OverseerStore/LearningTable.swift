import OverseerModel

/// What was learnt.
enum LearningTable {
  static let columns = "id, task_id, content, source_task_id, tags, created_at, retired_at"

  static func read(_ row: Row) throws(OverseerError) -> Learning {
    Learning(
      id: try row.id(0), taskID: try row.taskID(1), content: row.text(2), sourceTaskID: try row.optionalTaskID(3),
      tags: row.text(4) == "[]" ? [] : try row.json(4), createdAt: row.time(5), retiredAt: row.optionalTime(6))
  }
}

extension Projection {
  func put(_ learning: Learning) throws(OverseerError) {
    try connection.run(
      """
      INSERT INTO learnings (id, task_id, content, source_task_id, origin_id, tags, created_at, retired_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET retired_at = excluded.retired_at
      """,
      [
        .id(learning.id), .id(learning.taskID), .text(learning.content), .id(learning.sourceTaskID),
        .id(learning.origin), .text(try encoded(learning.tags)), .time(learning.createdAt),
        .time(learning.retiredAt),
      ])
  }
}

extension Reading {
  private static let ofTask = """
    SELECT \(LearningTable.columns) FROM learnings
    WHERE task_id = ?1 AND (?2 OR retired_at IS NULL) AND id > ?3 ORDER BY id LIMIT ?4
    """

  public func learning(_ id: LearningID) throws(OverseerError) -> Learning? {
    try connection.first("SELECT \(LearningTable.columns) FROM learnings WHERE id = ?", [.id(id)]) {
      row throws(OverseerError) in try LearningTable.read(row)
    }
  }

  /// The learnings that stand on the task itself, oldest first.
  public func learnings(
    of task: AnyTaskID, retired: Bool = false, after: LearningID? = nil, limit: Int = 1000
  ) throws(OverseerError) -> [Learning] {
    try connection.all(
      Self.ofTask, [.id(task), .flag(retired), .text(after?.description ?? ""), .integer(limit)]
    ) { row throws(OverseerError) in try LearningTable.read(row) }
  }

  /// The learning of the same task, origin and content, whatever its id.
  public func equal(_ learning: Learning) throws(OverseerError) -> Learning? {
    try connection.first(
      "SELECT \(LearningTable.columns) FROM learnings WHERE task_id = ? AND origin_id = ? AND content = ?",
      [.id(learning.taskID), .id(learning.origin), .text(learning.content)]
    ) { row throws(OverseerError) in try LearningTable.read(row) }
  }

  /// The learnings whose id ends with `suffix`, at most `limit`.
  public func learnings(endingWith suffix: String, limit: Int) throws(OverseerError) -> [LearningID] {
    try ids(in: "learnings", endingWith: suffix, limit: limit)
  }
}
