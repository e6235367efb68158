import OverseerJSON
import OverseerModel
import OverseerStore

/// Creates a milestone, a task or a subtask.
public struct CreateTask: WriteOperation {
  public static let spec = OperationSpec(
    "tasks.create", "Create a task", who: .any, .post, "/tasks",
    errors: [.notFound, .conflict, .preconditionFailed, .tooLarge])

  /// The repository; the caller's where it is left out.
  public var repoID: RepoID?
  /// The milestone or task that it belongs to.
  public var parentID: AnyTaskID?
  /// Milestone only if said; else a Task under a milestone or at the root, a Subtask under a task.
  public var kind: TaskKind?
  /// The title: one line of 1 to 500 characters.
  public var description: String
  /// Markdown that explains it, at most 256 KiB. Children inherit it.
  public var context: String?
  /// 0 is urgent, 1 high, 2 normal (unless told), 3 low.
  public var priority: Priority?
  /// Tasks that must be Completed before it can start; of any repository.
  public var blockedBy: [AnyTaskID]?
  /// Words to find it by.
  public var labels: [String]?
  /// Text of other tools; Overseer never interprets it.
  public var metadata: JSONMap<String>?

  public init(
    repoID: RepoID? = nil, parentID: AnyTaskID? = nil, kind: TaskKind? = nil, description: String,
    context: String? = nil, priority: Priority? = nil, blockedBy: [AnyTaskID]? = nil, labels: [String]? = nil,
    metadata: JSONMap<String>? = nil
  ) {
    self.repoID = repoID
    self.parentID = parentID
    self.kind = kind
    self.description = description
    self.context = context
    self.priority = priority
    self.blockedBy = blockedBy
    self.labels = labels
    self.metadata = metadata
  }

  public func write(_ writing: Writing, as caller: Caller) throws(OverseerError) -> WorkItem {
    let parent = try openParent(writing)
    let kind = try Hierarchy.kind(wanted: kind, under: parent?.kind)
    let repo = try repo(of: parent, writing.reading, caller)
    let blockers = try existingBlockers(writing.reading)
    let facts = try parent.flatMap { parent throws(OverseerError) in try writing.reading.readinessFacts(of: parent.id) }
    let isBlocked =
      blockers.contains { $0.status != .completed }
      || facts.map { $0.openBlockers + $0.openAncestorBlockers > 0 } ?? false
    let task = WorkItem(
      id: AnyTaskID(kind: kind, writing.identifier()), repoID: repo, parentID: parent?.id,
      description: try Text.description(description),
      context: try context.map { text throws(OverseerError) in
        try Text.markdown(text, field: "context", limit: Text.contextLimit)
      },
      priority: priority ?? .normal, labels: try Text.labels(labels ?? []),
      metadata: try Text.metadata(metadata ?? JSONMap()), blockedBy: blockers.map(\.id).sorted(),
      depth: parent.map { $0.depth + 1 } ?? 0, effectivelyBlocked: isBlocked, createdAt: writing.now,
      updatedAt: writing.now)
    try writing.record(.taskCreated(TaskPayload(task: task)), about: task)
    for blocker in task.blockedBy { try BlockTask.refuseCycle(blocking: task.id, by: blocker, writing.reading) }
    return task
  }

  private func openParent(_ writing: Writing) throws(OverseerError) -> WorkItem? {
    guard let parentID else { return nil }
    guard let parent = try writing.reading.task(parentID) else {
      throw OverseerError.notFound("parent task", "\(parentID)")
    }
    _ = try Hierarchy.kind(wanted: kind, under: parent.kind)
    try Hierarchy.checkOpen(parent: parent, hidden: try writing.reading.isHidden(parentID))
    return parent
  }

  private func repo(of parent: WorkItem?, _ reading: Reading, _ caller: Caller) throws(OverseerError) -> RepoID {
    guard let parent else { return try caller.requiredRepo(repoID, in: reading).id }
    guard repoID == nil || repoID == parent.repoID else {
      throw OverseerError.invalidField("repo_id", "must be the parent's repository, \(parent.repoID)")
    }
    return parent.repoID
  }

  private func existingBlockers(_ reading: Reading) throws(OverseerError) -> [WorkItem] {
    var found: [WorkItem] = []
    for (index, id) in (blockedBy ?? []).enumerated() where !found.contains(where: { $0.id == id }) {
      guard let blocker = try reading.task(id) else {
        throw OverseerError.notFound("task", "\(id)", hint: "It stands in blocked_by[\(index)].")
      }
      found.append(blocker)
    }
    return found
  }
}
