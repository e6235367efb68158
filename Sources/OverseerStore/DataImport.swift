import OverseerJSON
import OverseerModel

extension Projection {
  private static let tasks = BulkInsert(
    into: "tasks",
    columns: """
      id, repo_id, parent_id, depth, description, context, result, priority, status, labels, metadata, archived_at,
      created_at, updated_at, started_at, completed_at, milestone_id, hidden, blockers, open_blockers,
      ancestor_blockers, children, open_children, dependents, open_dependents
      """)
  private static let blockers = BulkInsert(into: "blockers", columns: "task_id, blocker_id")

  /// Adds tasks that refer to none but each other, parents before their children. The tables hold afterwards what
  /// ``insert(_:)`` of one after the other would have left.
  func insert(_ batch: TaskBatch) throws(OverseerError) {
    let tasks = batch.tasks
    try Self.tasks.run(tasks.indices, in: connection) { place, values throws(OverseerError) in
      let task = tasks[place]
      let counted = batch.counters[place]
      values += [
        .text(batch.ids[place]), .text(batch.repos[place]), .optional(batch.parents[place].map { batch.ids[$0] }),
        .integer(counted.depth), .text(task.description), .optional(task.context), .optional(task.result),
        .integer(task.priority.rawValue), .text(task.status.rawValue),
        .text(task.labels.isEmpty ? "[]" : try encoded(task.labels)), .text(batch.metadata[place]),
        .time(task.archivedAt), .time(task.createdAt), .time(task.updatedAt), .time(task.startedAt),
        .time(task.completedAt), .optional(counted.milestone.map { batch.ids[$0] }), .flag(counted.isHidden),
        .integer(counted.blockers), .integer(counted.openBlockers), .integer(counted.ancestorBlockers),
        .integer(counted.children), .integer(counted.openChildren), .integer(counted.dependents),
        .integer(counted.openDependents),
      ]
    }
    for task in tasks { try insertLabels(of: task) }
    let edges = tasks.indices.flatMap { task in batch.blockers[task].map { (task: task, blocker: $0) } }
    try Self.blockers.run(edges, in: connection) { edge, values in
      values += [.text(batch.ids[edge.task]), .text(batch.ids[edge.blocker])]
    }
  }
}

/// All that an installation holds about reviews.
public struct ReviewRecords: Sendable, Hashable {
  public var reviews: [Review]
  public var comments: [ReviewComment]
  public var gates: [Gate]
  public var results: [GateResult]
  public var views: [FileView]
  public var jobs: [ReviewerJob]

  public init(
    reviews: [Review], comments: [ReviewComment], gates: [Gate], results: [GateResult], views: [FileView],
    jobs: [ReviewerJob]
  ) {
    self.reviews = reviews
    self.comments = comments
    self.gates = gates
    self.results = results
    self.views = views
    self.jobs = jobs
  }
}

extension Projection {
  fileprivate func put(_ records: ReviewRecords) throws(OverseerError) {
    for review in records.reviews { try put(review) }
    for comment in records.comments { try put(comment) }
    for gate in records.gates { try put(gate) }
    for result in records.results { try put(result) }
    for view in records.views { try put(view) }
    for job in records.jobs { try put(job) }
  }
}

extension Writing {
  /// Records that tasks were created, one event each. They refer to none but each other, and each one's parent and
  /// blockers stand before it: so a replay, which goes one by one, finds them there.
  ///
  /// The same as recording one after the other, but fast: only for callers who have thousands of them.
  public func recordCreation(of tasks: [WorkItem]) throws(OverseerError) {
    let batch = try TaskBatch(tasks)
    try Projection(connection: reading.connection).insert(batch)
    try EventTable.append(creationOf: batch, by: context, at: now, to: reading.connection) { () throws(OverseerError) in
      try stamp()
    }
  }

  /// Puts back what ``Reading/everyTask()`` and its likes gave, exactly and without an event, into an installation
  /// where nothing is. The tasks stand with parents before their children.
  public func restore(
    repos: [Repo], tasks: [WorkItem], claims: [(claim: Claim, released: Bool)], learnings: [Learning],
    helpRequests: [HelpRequest], taskVcs: [TaskVcs], review: ReviewRecords, tokens: [AccessToken],
    events: [Event], checkpoint: (seq: Int64, at: Instant, state: JSONValue)?
  ) throws(OverseerError) {
    let connection = reading.connection
    let projection = Projection(connection: connection)
    for repo in repos { try RepoTable.put(repo, in: connection) }
    try projection.insert(TaskBatch(tasks))
    for (claim, released) in claims { try projection.put(claim, released: released) }
    for learning in learnings { try projection.put(learning) }
    for request in helpRequests { try projection.put(request) }
    for vcs in taskVcs { try projection.put(vcs) }
    try projection.put(review)
    for token in tokens { try projection.put(token) }
    try EventTable.append(all: events, to: connection)
    if let checkpoint {
      try connection.run(
        "INSERT INTO checkpoints (seq, at, state) VALUES (?, ?, ?)",
        [.integer(checkpoint.seq), .time(checkpoint.at), .text(try encoded(checkpoint.state))])
    }
  }
}
