import OverseerJSON
import OverseerModel
import OverseerStore

/// Lists tasks by priority, creation and id.
public struct ListTasks: ReadOperation {
  public static let spec = OperationSpec(
    "tasks.list", "List tasks", who: .any, .get, "/tasks", errors: [.notFound])

  /// The repository; the caller's where it is left out, all where there is none.
  public var repoID: RepoID?
  /// Tasks of every repository.
  public var allRepos: Bool?
  /// Tasks directly under this one; null for those without a parent.
  public var parentID: Patch<AnyTaskID>
  public var kind: TaskKind?
  public var status: [TaskStatus]?
  /// Only tasks that are offered (true) or are not (false).
  public var ready: Bool?
  public var label: String?
  public var priority: Priority?
  /// Words that occur in title, context or result.
  public var text: String?
  /// Archived tasks instead of the others.
  public var archived: Bool?
  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?
  /// The id of the last task of the page before.
  public var after: AnyTaskID?

  public init(
    repoID: RepoID? = nil, allRepos: Bool? = nil, parentID: Patch<AnyTaskID> = .unchanged, kind: TaskKind? = nil,
    status: [TaskStatus]? = nil, ready: Bool? = nil, label: String? = nil, priority: Priority? = nil,
    text: String? = nil, archived: Bool? = nil, limit: Int? = nil, after: AnyTaskID? = nil
  ) {
    self.repoID = repoID
    self.allRepos = allRepos
    self.parentID = parentID
    self.kind = kind
    self.status = status
    self.ready = ready
    self.label = label
    self.priority = priority
    self.text = text
    self.archived = archived
    self.limit = limit
    self.after = after
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [WorkItem] {
    let limit = try Page.limit(limit)
    var query = TaskQuery(
      repo: allRepos == true ? nil : try caller.repo(repoID, in: reading)?.id, kind: kind, statuses: status,
      ready: ready, label: label?.lowercased(), priority: priority,
      text: try text.map { text throws(OverseerError) in try Text.searched(text) }, archived: archived ?? false)
    switch parentID {
    case .unchanged: break
    case .clear: query.place = .root
    case .set(let parent): query.place = .under(try reading.existing(parent).id)
    }
    var last: WorkItem?
    if let after {
      last = try reading.task(after)
      guard last != nil else { throw Page.unknown(after: "\(after)") }
    }
    return try reading.tasks(query, after: last, limit: limit)
  }
}
