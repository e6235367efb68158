import OverseerJSON
import OverseerModel

/// Applies events to the tables. Writing and replaying go the same way, so the state is always what the log says.
struct Projection {
  let connection: Connection

  func apply(_ body: EventBody) throws(OverseerError) {
    switch body {
    case .taskCreated(let payload):
      try insert(payload.task)
    case .taskUpdated(let payload), .taskStarted(let payload), .taskCancelled(let payload),
      .taskReopened(let payload), .taskArchived(let payload), .taskUnarchived(let payload):
      try update(payload.task)
    case .taskCompleted(let payload): try update(payload.task)
    case .taskStatusChanged(let payload): try update(payload.task)
    case .taskDeleted(let payload): try delete(payload.deleted)
    case .taskClaimed(let payload): try put(payload.claim, released: false)
    case .claimReleased(let payload): try put(payload.claim, released: true)
    case .blockerAdded(let payload):
      try update(payload.task)
      try add(blocker: payload.blockerID, to: payload.taskID)
    case .blockerRemoved(let payload):
      try update(payload.task)
      try remove(blocker: payload.blockerID, from: payload.taskID)
    case .learningAdded(let payload), .learningRetired(let payload): try put(payload.learning)
    case .learningBubbled(let payload): try put(payload.learning)
    case .helpRequested(let payload), .helpResponded(let payload), .helpCancelled(let payload):
      try put(payload.helpRequest)
    case .helpResumed(let payload):
      try put(payload.helpRequest)
      try update(payload.task)
    case .repoRegistered(let payload), .repoRelocated(let payload): try RepoTable.put(payload.repo, in: connection)
    case .repoUnregistered(let payload): try connection.run("DELETE FROM repos WHERE id = ?", [.id(payload.repoID)])
    case .refCreated(let payload), .refArchived(let payload), .refRestored(let payload),
      .workspaceAdded(let payload), .workspaceRemoved(let payload):
      try put(payload.taskVcs)
    case .committed(let payload): try put(payload.taskVcs)
    case .refMoved(let payload): try put(payload.taskVcs)
    case .taskRestacked(let payload): try put(payload.taskVcs)
    case .taskLanded(let payload), .landUndone(let payload): try put(payload.taskVcs)
    case .taskSubmitted(let payload): try update(payload.task)
    case .reviewCreated(let payload), .reviewRevised(let payload), .reviewApproved(let payload),
      .reviewSuperseded(let payload), .reviewCancelled(let payload):
      try put(payload.review)
    case .reviewPhaseChanged(let payload): try put(payload.review)
    case .verdictRecorded(let payload): try put(payload.review)
    case .verdictCarried(let payload): try put(payload.review)
    case .changesRequested(let payload):
      try put(payload.review)
      if let task = payload.task { try update(task) }
      for comment in payload.comments { try put(comment) }
    case .reviewWithdrawn(let payload):
      try put(payload.review)
      try update(payload.task)
    case .commentAdded(let payload), .commentResolved(let payload), .commentMoved(let payload):
      try put(payload.comment)
    case .suggestionApplied(let payload):
      try put(payload.comment)
      try put(payload.taskVcs)
    case .fileViewed(let payload): try put(payload.view)
    case .gitAiQueued(let payload), .gitAiStarted(let payload), .gitAiCompleted(let payload): try put(payload.job)
    case .gitAiFailed(let payload): try put(payload.job)
    case .gateAdded(let payload), .gateUpdated(let payload): try put(payload.gate)
    case .gateRemoved(let payload): try remove(payload.gateID)
    case .gateStarted(let payload), .gatePending(let payload), .gatePassed(let payload), .gateFailed(let payload),
      .gateTimedOut(let payload), .gateEscalated(let payload), .gateVoided(let payload), .gateWaived(let payload),
      .gateNotApplicable(let payload):
      try put(payload.result)
    case .tokenCreated(let payload), .tokenRevoked(let payload): try put(payload.token)
    case .childrenFinished, .gateTrusted, .dataImported, .eventsPruned, .hookFailed, .scriptExecuted: break
    }
  }
}

/// What the counters of the neighbours depend on.
private struct Standing: Equatable {
  var status: TaskStatus
  var parent: AnyTaskID?
  var isArchived: Bool
  var hasChildren: Bool
  var hasBlockers: Bool
  var hasDependents: Bool
  var hasLabels: Bool
}

extension Projection {
  private static let standing = """
    SELECT status, parent_id, archived_at IS NOT NULL, children > 0, blockers > 0, dependents > 0, labels <> '[]'
    FROM tasks WHERE id = ?
    """
  private static let insertTask = """
    INSERT INTO tasks (id, repo_id, parent_id, milestone_id, depth, description, context, result, priority, status,
      labels, metadata, archived_at, created_at, updated_at, started_at, completed_at, hidden, ancestor_blockers)
    VALUES (?1, ?2, ?3, iif(substr(?1, 1, 3) = 'ms_', ?1, (SELECT milestone_id FROM tasks WHERE id = ?3)),
      ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
      iif(?12 IS NOT NULL, 1, coalesce((SELECT hidden FROM tasks WHERE id = ?3), 0)),
      coalesce((SELECT open_blockers + ancestor_blockers FROM tasks WHERE id = ?3), 0))
    """
  private static let insertRoot = """
    INSERT INTO tasks (id, repo_id, parent_id, milestone_id, depth, description, context, result, priority, status,
      labels, metadata, archived_at, created_at, updated_at, started_at, completed_at, hidden)
    VALUES (?1, ?2, ?3, iif(substr(?1, 1, 3) = 'ms_', ?1, NULL), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
      ?16, ?12 IS NOT NULL)
    """
  private static let updateTask = """
    UPDATE tasks SET repo_id = ?2, parent_id = ?3, depth = ?4, description = ?5, context = ?6, result = ?7,
      priority = ?8, status = ?9, labels = ?10, metadata = ?11, archived_at = ?12, created_at = ?13, updated_at = ?14,
      started_at = ?15, completed_at = ?16
    WHERE id = ?1
    """

  func insert(_ task: WorkItem) throws(OverseerError) {
    try connection.run(task.parentID == nil ? Self.insertRoot : Self.insertTask, try bindings(of: task))
    try insertLabels(of: task)
    if let parent = task.parentID { try count(child: 1, open: task.status.isFinished ? 0 : 1, of: parent) }
    for blocker in task.blockedBy { try add(blocker: blocker, to: task.id) }
  }

  /// Writes the after-image of a task, and carries the difference over to the counters of its neighbours.
  func update(_ task: WorkItem) throws(OverseerError) {
    let found = try connection.first(Self.standing, [.id(task.id)]) { row throws(OverseerError) in
      Standing(
        status: try row.choice(0), parent: try row.optionalTaskID(1), isArchived: row.flag(2),
        hasChildren: row.flag(3), hasBlockers: row.flag(4), hasDependents: row.flag(5), hasLabels: row.flag(6))
    }
    guard let old = found else {
      throw OverseerError(.internalError, "the log changes \(task.id), which does not exist")
    }
    try connection.run(Self.updateTask, try bindings(of: task))
    if old.hasLabels || !task.labels.isEmpty { try putLabels(of: task) }
    let wasOpen = !old.status.isFinished
    let isOpen = !task.status.isFinished
    if old.parent != task.parentID {
      if let parent = old.parent { try count(child: -1, open: wasOpen ? -1 : 0, of: parent) }
      if let parent = task.parentID { try count(child: 1, open: isOpen ? 1 : 0, of: parent) }
      try inherit(task.id)
    } else if wasOpen != isOpen, let parent = task.parentID {
      try count(child: 0, open: isOpen ? 1 : -1, of: parent)
    }
    if wasOpen != isOpen, old.hasBlockers {
      try connection.run(
        """
        UPDATE tasks SET open_dependents = open_dependents + ?1
        WHERE id IN (SELECT blocker_id FROM blockers WHERE task_id = ?2)
        """, [.integer(isOpen ? 1 : -1), .id(task.id)])
    }
    let wasCompleted = old.status == .completed
    let isCompleted = task.status == .completed
    if wasCompleted != isCompleted, old.hasDependents {
      try connection.run(
        """
        UPDATE tasks SET open_blockers = open_blockers + ?1
        WHERE id IN (SELECT task_id FROM blockers WHERE blocker_id = ?2)
        """, [.integer(isCompleted ? -1 : 1), .id(task.id)])
      try passOnBlockers(toChildrenOf: "SELECT task_id FROM blockers WHERE blocker_id = ?", task.id)
    }
    if old.isArchived != (task.archivedAt != nil) { try hide(task.id) }
  }

  func bindings(of task: WorkItem) throws(OverseerError) -> [Binding] {
    [
      .id(task.id), .id(task.repoID), .id(task.parentID), .integer(task.depth), .text(task.description),
      .optional(task.context), .optional(task.result), .integer(task.priority.rawValue),
      .text(task.status.rawValue), .text(task.labels.isEmpty ? "[]" : try encoded(task.labels)),
      .text(task.metadata.isEmpty ? "{}" : try encoded(task.metadata)), .time(task.archivedAt),
      .time(task.createdAt), .time(task.updatedAt), .time(task.startedAt), .time(task.completedAt),
    ]
  }

  func insertLabels(of task: WorkItem) throws(OverseerError) {
    for label in task.labels {
      try connection.run("INSERT INTO task_labels (label, task_id) VALUES (?, ?)", [.text(label), .id(task.id)])
    }
  }

  private func putLabels(of task: WorkItem) throws(OverseerError) {
    try connection.run("DELETE FROM task_labels WHERE task_id = ?", [.id(task.id)])
    try insertLabels(of: task)
  }

  private func count(child: Int, open: Int, of parent: AnyTaskID) throws(OverseerError) {
    try connection.run(
      "UPDATE tasks SET children = children + ?, open_children = open_children + ? WHERE id = ?",
      [.integer(child), .integer(open), .id(parent)])
  }

  func add(blocker: AnyTaskID, to task: AnyTaskID) throws(OverseerError) {
    let added = try connection.run(
      "INSERT INTO blockers (task_id, blocker_id) VALUES (?, ?) ON CONFLICT DO NOTHING", [.id(task), .id(blocker)])
    if added > 0 { try count(blocker: blocker, of: task, by: 1) }
  }

  func remove(blocker: AnyTaskID, from task: AnyTaskID) throws(OverseerError) {
    let removed = try connection.run(
      "DELETE FROM blockers WHERE task_id = ? AND blocker_id = ?", [.id(task), .id(blocker)])
    if removed > 0 { try count(blocker: blocker, of: task, by: -1) }
  }

  private func count(blocker: AnyTaskID, of task: AnyTaskID, by change: Int) throws(OverseerError) {
    try connection.run(
      """
      UPDATE tasks SET dependents = dependents + ?1, open_dependents = open_dependents
        + ?1 * ((SELECT status FROM tasks WHERE id = ?3) NOT IN ('Completed', 'Cancelled'))
      WHERE id = ?2
      """, [.integer(change), .id(blocker), .id(task)])
    try connection.run(
      """
      UPDATE tasks SET blockers = blockers + ?1, open_blockers = open_blockers
        + ?1 * ((SELECT status FROM tasks WHERE id = ?3) <> 'Completed')
      WHERE id = ?2
      """, [.integer(change), .id(task), .id(blocker)])
    try passOnBlockers(toChildrenOf: "SELECT ?", task)
  }

  /// Counts anew how many open blockers stand above the children and grandchildren of the tasks of a subquery.
  private func passOnBlockers(toChildrenOf tasks: String, _ id: AnyTaskID) throws(OverseerError) {
    let fromParent = """
      UPDATE tasks SET ancestor_blockers =
        (SELECT p.open_blockers + p.ancestor_blockers FROM tasks p WHERE p.id = tasks.parent_id)
      WHERE parent_id IN
      """
    let changed = try connection.run("\(fromParent) (\(tasks))", [.id(id)])
    if changed > 0 {
      try connection.run("\(fromParent) (SELECT id FROM tasks WHERE parent_id IN (\(tasks)))", [.id(id)])
    }
  }

  /// Takes over from its new parent what a moved task and everything below it inherit.
  private func inherit(_ id: AnyTaskID) throws(OverseerError) {
    try connection.run(
      """
      UPDATE tasks SET
        milestone_id = iif(substr(id, 1, 3) = 'ms_', id, (SELECT p.milestone_id FROM tasks p WHERE p.id = tasks.parent_id)),
        ancestor_blockers = coalesce(
          (SELECT p.open_blockers + p.ancestor_blockers FROM tasks p WHERE p.id = tasks.parent_id), 0)
      WHERE id = ?
      """, [.id(id)])
    try connection.run(
      """
      UPDATE tasks SET depth = p.depth + 1, milestone_id = p.milestone_id,
        ancestor_blockers = p.open_blockers + p.ancestor_blockers
      FROM (SELECT depth, milestone_id, open_blockers, ancestor_blockers FROM tasks WHERE id = ?1) AS p
      WHERE parent_id = ?1
      """, [.id(id)])
    try hide(id)
  }

  /// Sets anew whether a task and everything below it is hidden by an archived task.
  private func hide(_ id: AnyTaskID) throws(OverseerError) {
    let inherited = """
      UPDATE tasks SET hidden = archived_at IS NOT NULL
        OR coalesce((SELECT p.hidden FROM tasks p WHERE p.id = tasks.parent_id), 0)
      WHERE
      """
    try connection.run("\(inherited) id = ?", [.id(id)])
    try connection.run("\(inherited) parent_id = ?", [.id(id)])
    try connection.run("\(inherited) parent_id IN (SELECT id FROM tasks WHERE parent_id = ?)", [.id(id)])
  }

  /// Removes tasks, given parents first, with all that stands on them; the counters of those that stay follow.
  private func delete(_ ids: [AnyTaskID]) throws(OverseerError) {
    for id in ids.reversed() {
      let edges = try connection.all(
        "SELECT task_id, blocker_id FROM blockers WHERE task_id = ?1 OR blocker_id = ?1", [.id(id)]
      ) {
        row throws(OverseerError) in (task: try row.taskID(0), blocker: try row.taskID(1))
      }
      for edge in edges { try remove(blocker: edge.blocker, from: edge.task) }
      try connection.run(
        """
        UPDATE tasks SET children = children - 1, open_children = open_children
          - (SELECT status NOT IN ('Completed', 'Cancelled') FROM tasks WHERE id = ?1)
        WHERE id = (SELECT parent_id FROM tasks WHERE id = ?1)
        """, [.id(id)])
      try connection.run("DELETE FROM tasks WHERE id = ?", [.id(id)])
    }
  }
}
