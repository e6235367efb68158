import OverseerModel

/// Something of a task that waits for a person, as far as the tables alone tell.
public struct OpenMatter: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// A round that only a person's verdict is missing of.
    case review
    case gatesEscalated
    /// A round whose reviewer has no try left.
    case reviewerFailed
    case help(question: String)
    /// Work that an agent began and does not go on with.
    case staleClaim
  }

  public var kind: Kind
  public var taskID: AnyTaskID
  public var since: Instant
}

/// What the order of the inbox depends on.
public struct WaitingTask: Sendable, Hashable {
  public var id: AnyTaskID
  public var repoID: RepoID
  public var description: String
  public var priority: Priority
  /// Of the task itself and those above it, the ones that open tasks wait for.
  public var blockers: [AnyTaskID]
}

/// An open task that waits for a blocker.
public struct BlockedTask: Sendable, Hashable {
  public var blocker: AnyTaskID
  public var id: AnyTaskID
  /// The tasks above it, the nearest first.
  public var ancestors: [AnyTaskID]
  /// Itself and all open ones below it.
  public var count: Int
}

extension Reading {
  private static let inRepo = "t.repo_id IN (SELECT id FROM repos WHERE ?1 IS NULL OR id = ?1)"

  private static let openReviews = """
    SELECT r.task_id, r.status, coalesce(r.agent_completed_at, r.gates_completed_at, r.submitted_at), r.updated_at
    FROM reviews r JOIN tasks t ON t.id = r.task_id
    WHERE r.ended_by IS NULL AND r.status IN ('HumanPending', 'GatesEscalated') AND \(inRepo)
    ORDER BY r.submitted_at, r.id LIMIT ?2
    """
  private static let openQuestions = """
    SELECT h.task_id, h.reason, h.created_at FROM help_requests h JOIN tasks t ON t.id = h.task_id
    WHERE h.status = 'Pending' AND \(inRepo) ORDER BY h.created_at, h.id LIMIT ?2
    """
  private static let failedReviewers = """
    SELECT r.task_id, j.finished_at FROM reviews r JOIN tasks t ON t.id = r.task_id
      JOIN reviewer_jobs j ON j.id = (SELECT max(id) FROM reviewer_jobs WHERE review_id = r.id)
    WHERE r.ended_by IS NULL AND r.status = 'AgentPending' AND j.status = 'Failed' AND \(inRepo)
    ORDER BY j.finished_at, j.id LIMIT ?2
    """
  private static let staleClaims = """
    SELECT t.id, c.expires_at FROM tasks t JOIN claims c ON c.task_id = t.id
    WHERE \(inRepo) AND t.status = 'InProgress' AND c.released = 0 AND c.expires_at <= ?3
    ORDER BY c.expires_at, t.id LIMIT ?2
    """

  /// What waits for a person in a repository or in all, of every kind the oldest, at most `limit` each.
  public func openMatters(in repo: RepoID?, limit: Int) throws(OverseerError) -> [OpenMatter] {
    let bindings: [Binding] = [.optional(repo?.description), .integer(limit)]
    var matters = try connection.all(Self.openReviews, bindings) { row throws(OverseerError) in
      let status: ReviewStatus = try row.choice(1)
      let isEscalated = status == .gatesEscalated
      return OpenMatter(
        kind: isEscalated ? .gatesEscalated : .review, taskID: try row.taskID(0), since: row.time(isEscalated ? 3 : 2))
    }
    matters += try connection.all(Self.openQuestions, bindings) { row throws(OverseerError) in
      OpenMatter(kind: .help(question: row.text(1)), taskID: try row.taskID(0), since: row.time(2))
    }
    matters += try connection.all(Self.failedReviewers, bindings) { row throws(OverseerError) in
      OpenMatter(kind: .reviewerFailed, taskID: try row.taskID(0), since: row.time(1))
    }
    matters += try connection.all(Self.staleClaims, bindings + [.time(now)]) { row throws(OverseerError) in
      OpenMatter(kind: .staleClaim, taskID: try row.taskID(0), since: row.time(1))
    }
    return matters
  }

  /// The refs of tasks in review, and of completed ones that have not landed, the most urgent first.
  public func unlanded(in repo: RepoID?, limit: Int) throws(OverseerError) -> [TaskVcs] {
    let columns = TaskVcsTable.columns.split(separator: ",")
      .map { "v." + $0.drop { $0.isWhitespace } }.joined(separator: ", ")
    return try connection.all(
      """
      SELECT \(columns) FROM task_vcs v CROSS JOIN tasks t ON t.id = v.task_id
      WHERE v.archived_at IS NULL AND v.landed_at IS NULL AND v.head_commit IS NOT NULL
        AND v.repo_id IN (SELECT id FROM repos WHERE ?1 IS NULL OR id = ?1)
        AND t.status IN ('InReview', 'Completed') AND t.hidden = 0
      ORDER BY t.priority, t.created_at, t.id LIMIT ?2
      """, [.optional(repo?.description), .integer(limit)]
    ) { row throws(OverseerError) in try TaskVcsTable.read(row) }
  }

  /// Tasks as the inbox shows them, in any order.
  public func waitingTasks(_ tasks: [AnyTaskID]) throws(OverseerError) -> [WaitingTask] {
    try connection.all(
      """
      SELECT t.id, t.repo_id, t.description, t.priority, CASE WHEN t.open_dependents > 0 THEN t.id END,
        CASE WHEN p.open_dependents > 0 THEN p.id END, CASE WHEN g.open_dependents > 0 THEN g.id END
      FROM tasks t LEFT JOIN tasks p ON p.id = t.parent_id LEFT JOIN tasks g ON g.id = p.parent_id
      WHERE t.id IN (SELECT value FROM json_each(?))
      """, [.text(try encoded(tasks))]
    ) { row throws(OverseerError) in
      var blockers: [AnyTaskID] = []
      for column in 4...6 as ClosedRange<Int32> { if let id = try row.optionalTaskID(column) { blockers.append(id) } }
      return WaitingTask(
        id: try row.taskID(0), repoID: try row.id(1), description: row.text(2),
        priority: try row.value(3) { Int($0).flatMap(Priority.init(rawValue:)) }, blockers: blockers)
    }
  }

  /// The open tasks that wait for one of `blockers`, with how many each stands for.
  public func blockedTasks(by blockers: [AnyTaskID]) throws(OverseerError) -> [BlockedTask] {
    try connection.all(
      """
      SELECT b.blocker_id, t.id, t.parent_id, p.parent_id, 1 + t.open_children + CASE WHEN t.depth = 0 THEN
        (SELECT coalesce(sum(c.open_children), 0) FROM tasks c WHERE c.parent_id = t.id) ELSE 0 END
      FROM blockers b JOIN tasks t ON t.id = b.task_id LEFT JOIN tasks p ON p.id = t.parent_id
      WHERE b.blocker_id IN (SELECT value FROM json_each(?)) AND t.status NOT IN ('Completed', 'Cancelled')
      """, [.text(try encoded(blockers))]
    ) { row throws(OverseerError) in
      var ancestors: [AnyTaskID] = []
      for column in 2...3 as ClosedRange<Int32> { if let id = try row.optionalTaskID(column) { ancestors.append(id) } }
      return BlockedTask(
        blocker: try row.taskID(0), id: try row.taskID(1), ancestors: ancestors, count: row.integer(4))
    }
  }

  /// How many tasks of a repository are InProgress.
  public func inProgressCount(in repo: RepoID) throws(OverseerError) -> Int {
    try connection.first("SELECT count(*) FROM tasks WHERE repo_id = ? AND status = 'InProgress'", [.id(repo)]) {
      $0.integer(0)
    } ?? 0
  }
}
