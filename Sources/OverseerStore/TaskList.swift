import OverseerModel

/// Which tasks a list shows. What is nil does not narrow.
public struct TaskQuery: Sendable {
  /// Below whom: at the root, or directly under a task.
  public enum Place: Sendable {
    case root
    case under(AnyTaskID)
  }

  public var repo: RepoID?
  public var place: Place?
  public var kind: TaskKind?
  public var statuses: [TaskStatus]?
  public var ready: Bool?
  public var label: String?
  public var priority: Priority?
  public var text: String?
  /// Archived tasks instead of the others.
  public var archived: Bool

  public init(
    repo: RepoID? = nil, place: Place? = nil, kind: TaskKind? = nil, statuses: [TaskStatus]? = nil,
    ready: Bool? = nil, label: String? = nil, priority: Priority? = nil, text: String? = nil, archived: Bool = false
  ) {
    self.repo = repo
    self.place = place
    self.kind = kind
    self.statuses = statuses
    self.ready = ready
    self.label = label
    self.priority = priority
    self.text = text
    self.archived = archived
  }
}

extension Reading {
  /// The tasks of the query after `after`, by priority, creation and id; at most `limit`.
  public func tasks(_ query: TaskQuery, after: WorkItem?, limit: Int) throws(OverseerError) -> [WorkItem] {
    var bindings: [Binding] = []
    var conditions = conditions(of: query, &bindings)
    if let after {
      conditions.append("(t.priority, t.created_at, t.id) > (?, ?, ?)")
      bindings += [.integer(after.priority.rawValue), .time(after.createdAt), .id(after.id)]
    }
    bindings.append(.integer(limit))
    return try connection.all(
      """
      \(TaskTable.select) WHERE \(conditions.joined(separator: " AND "))
      ORDER BY t.priority, t.created_at, t.id LIMIT ?
      """, bindings
    ) { row throws(OverseerError) in try TaskTable.read(row) }
  }

  private func conditions(of query: TaskQuery, _ bindings: inout [Binding]) -> [String] {
    var conditions = [query.archived ? "t.hidden = 1" : "t.hidden = 0"]
    func add(_ condition: String, _ values: Binding...) {
      conditions.append(condition)
      bindings += values
    }
    if let repo = query.repo { add("t.repo_id = ?", .id(repo)) }
    switch query.place {
    case .root: add("t.parent_id IS NULL")
    case .under(let parent): add("t.parent_id = ?", .id(parent))
    case nil: break
    }
    if let kind = query.kind { add("t.id GLOB ?", .text("\(AnyTaskID.prefix(of: kind))*")) }
    if let named = query.statuses {
      let statuses = TaskStatus.allCases.filter { named.contains($0) }
      conditions.append("t.status IN (\(marks(statuses.count)))")
      bindings += statuses.map { .text($0.rawValue) }
    }
    if let ready = query.ready { add("(\(Self.isOffered)) = ?", .time(now), .flag(ready)) }
    if let label = query.label {
      add("t.id IN (SELECT task_id FROM task_labels WHERE label = ?)", .text(label))
    }
    if let priority = query.priority { add("t.priority = ?", .integer(priority.rawValue)) }
    if let text = query.text {
      add("t.n IN (SELECT rowid FROM tasks_text WHERE tasks_text MATCH ?)", .text(SearchText.query(text)))
    }
    return conditions
  }

  /// True for a task that `next_ready` may offer; one binding, the present moment.
  static let isOffered = """
    t.status IN ('Pending', 'InProgress') AND t.open_blockers = 0 AND t.ancestor_blockers = 0
      AND t.open_children = 0 AND t.hidden = 0
      AND NOT EXISTS (SELECT 1 FROM claims l WHERE l.task_id = t.id AND l.released = 0
        AND (l.expires_at IS NULL OR l.expires_at > ?))
    """

  /// How far the repository, or the subtree of `root` without itself, is.
  public func progress(repo: RepoID?, root: AnyTaskID?) throws(OverseerError) -> TaskProgress {
    var conditions = ["t.hidden = 0"]
    var bindings: [Binding] = [.time(now)]
    if let repo {
      conditions.append("t.repo_id = ?")
      bindings.append(.id(repo))
    }
    if let root {
      conditions.append("(t.parent_id = ? OR t.parent_id IN (SELECT id FROM tasks WHERE parent_id = ?))")
      bindings += [.id(root), .id(root)]
    }
    return try connection.first(
      """
      SELECT count(*), sum(t.status = 'Completed'), sum(t.status = 'Cancelled'), sum(\(Self.isOffered)),
        sum(t.status IN ('Pending', 'InProgress') AND t.open_blockers + t.ancestor_blockers > 0),
        sum(t.status = 'InProgress'), sum(t.status = 'InReview'), sum(t.status = 'AwaitingHuman'),
        sum(t.status = 'Pending')
      FROM tasks t WHERE \(conditions.joined(separator: " AND "))
      """, bindings
    ) { row in
      TaskProgress(
        total: row.integer(0), completed: row.integer(1), cancelled: row.integer(2), ready: row.integer(3),
        blocked: row.integer(4), inProgress: row.integer(5), inReview: row.integer(6), awaitingHuman: row.integer(7),
        pending: row.integer(8))
    }
      ?? TaskProgress(
        total: 0, completed: 0, cancelled: 0, ready: 0, blocked: 0, inProgress: 0, inReview: 0, awaitingHuman: 0,
        pending: 0)
  }
}
