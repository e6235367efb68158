import OverseerModel

extension Reading {
  /// The repository that the thing with this id belongs to; nil where nothing in the database is called so, or what is
  /// belongs to none.
  public func repo(owning id: String) throws(OverseerError) -> RepoID? {
    if let repo = RepoID(id) { return repo }
    guard id.utf8.count <= 40, let sql = Self.owner[String(id.prefix { $0 != "_" })] else { return nil }
    return try connection.first(sql, [.text(id)]) { row throws(OverseerError) in try row.id(0) }
  }

  /// The query for a kind of id, by its prefix.
  private static let owner: [String: String] = {
    var owner: [String: String] = [
      "gate": """
      SELECT coalesce(g.repo_id, t.repo_id) FROM gates g LEFT JOIN tasks t ON t.id = g.task_id WHERE g.id = ?
      """
    ]
    for prefix in ["ms", "task", "sub"] { owner[prefix] = "SELECT repo_id FROM tasks WHERE id = ?" }
    for (prefix, table) in [
      ("rev", "reviews"), ("cmt", "review_comments"), ("gres", "gate_results"), ("gitai", "reviewer_jobs"),
      ("help", "help_requests"), ("lrn", "learnings"),
    ] {
      owner[prefix] = "SELECT t.repo_id FROM \(table) x JOIN tasks t ON t.id = x.task_id WHERE x.id = ?"
    }
    return owner
  }()
}
