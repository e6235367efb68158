import OverseerModel

/// Turns what a person typed into a query of SQLite's full-text search (sqlite.org/fts5.html).
enum SearchText {
  /// Every word must occur; the last one may go on. Nothing that is typed has a meaning for the query language.
  static func query(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0 == "\"" }
    let quoted = words.map { "\"\($0)\"" }
    return quoted.isEmpty ? "\"\"" : quoted.joined(separator: " ") + "*"
  }
}

extension Reading {
  /// Tasks, learnings and comments that hold all words of `text`, best first. Archived tasks with all that stands on
  /// them, and retired learnings, are left out.
  public func search(_ text: String, repo: RepoID?, limit: Int) throws(OverseerError) -> [SearchHit] {
    let query = SearchText.query(text)
    let repoFilter = repo == nil ? "" : "AND t.repo_id = ?3"
    let tasks = try hits(
      .task,
      """
      SELECT t.id, t.id, snippet(tasks_text, -1, '', '', '…', 12), bm25(tasks_text, 4, 1, 1)
      FROM tasks_text JOIN tasks t ON t.n = tasks_text.rowid
      WHERE tasks_text MATCH ?1 AND t.hidden = 0 \(repoFilter) ORDER BY 4, t.id LIMIT ?2
      """, query, repo, limit)
    let learnings = try self.learnings(matching: query, repo: repo, limit: limit)
    let comments = try hits(
      .comment,
      """
      SELECT c.id, c.task_id, snippet(comments_text, -1, '', '', '…', 12), bm25(comments_text)
      FROM comments_text JOIN review_comments c ON c.n = comments_text.rowid JOIN tasks t ON t.id = c.task_id
      WHERE comments_text MATCH ?1 AND t.hidden = 0 \(repoFilter) ORDER BY 4, c.id LIMIT ?2
      """, query, repo, limit)
    return Array(
      (tasks + learnings + comments).sorted { ($1.score, $0.id) < ($0.score, $1.id) }.prefix(limit))
  }

  /// Learnings that hold all words of `text`, best first.
  public func searchLearnings(_ text: String, repo: RepoID?, limit: Int) throws(OverseerError) -> [SearchHit] {
    try learnings(matching: SearchText.query(text), repo: repo, limit: limit)
  }

  private func learnings(matching query: String, repo: RepoID?, limit: Int) throws(OverseerError) -> [SearchHit] {
    try hits(
      .learning,
      """
      SELECT l.id, l.task_id, snippet(learnings_text, -1, '', '', '…', 12), bm25(learnings_text)
      FROM learnings_text JOIN learnings l ON l.n = learnings_text.rowid JOIN tasks t ON t.id = l.task_id
      WHERE learnings_text MATCH ?1 AND l.retired_at IS NULL AND t.hidden = 0 \(repo == nil ? "" : "AND t.repo_id = ?3")
      ORDER BY 4, l.id LIMIT ?2
      """, query, repo, limit)
  }

  private func hits(
    _ kind: SearchHit.Kind, _ sql: String, _ query: String, _ repo: RepoID?, _ limit: Int
  ) throws(OverseerError) -> [SearchHit] {
    var bindings: [Binding] = [.text(query), .integer(limit)]
    if let repo { bindings.append(.id(repo)) }
    return try connection.all(sql, bindings) { row throws(OverseerError) in
      SearchHit(
        kind: kind, id: row.text(0), taskID: try row.taskID(1), excerpt: row.text(2), score: -row.double(3))
    }
  }
}
