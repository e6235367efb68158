import OverseerJSON
import OverseerModel

/// What an older document becomes in a repository, worked out before anything is written.
struct ImportPlan: Sendable {
  let format: ImportFormat
  /// Each after its parent and its blockers.
  private(set) var tasks: [WorkItem] = []
  private(set) var learnings: [Learning] = []
  let notes: [String]

  /// Throws `invalid_input` where the document makes no sense.
  init(_ document: OldDocument, for repo: RepoID) throws(OverseerError) {
    format = document.format
    var notes = ImportNotes()
    let tree = try ImportedTree(document.tasks, &notes)
    let states = Self.states(document.tasks, tree, &notes)
    let blockers = ImportedBlockers(document, tree, &notes)
    let order = blockers.creationOrder()
    let ids = Self.ids(document.tasks, tree)
    let learnings = ImportedLearnings(document, tree, ids, &notes)
    var problems = ProblemList()
    var isBlocked = Array(repeating: false, count: ids.count)
    tasks.reserveCapacity(ids.count)
    for place in order {
      let waitsFor = blockers.blockers(of: place)
      let parent = tree.parents[place]
      isBlocked[place] =
        waitsFor.contains { states[$0].status != .completed } || parent.map { isBlocked[$0] } ?? false
      let old = document.tasks[place]
      var task = ImportedTask(old, states[place], &notes)
      if old.parentID != parent.map({ document.tasks[$0].id }) { task.keepParent(of: old) }
      task.keep(leftOut: blockers.leftOut[place])
      task.keep(learnings: learnings.origins[place])
      if task.metadata.isTooMuch { problems.add("tasks[\(place)]", "it has more than the metadata of a task can hold") }
      tasks.append(
        WorkItem(
          id: ids[place], repoID: repo, parentID: parent.map { ids[$0] }, description: task.title,
          context: task.context, result: task.result, priority: task.priority, status: states[place].status,
          metadata: task.metadata.entries, blockedBy: waitsFor.map { ids[$0] }.sorted(), depth: tree.depths[place],
          effectivelyBlocked: isBlocked[place], archivedAt: states[place].archivedAt, createdAt: old.createdAt,
          updatedAt: old.updatedAt, startedAt: states[place].startedAt, completedAt: states[place].completedAt))
    }
    try problems.throwIfAny()
    self.learnings = learnings.learnings
    for extra in document.rest {
      notes.add(
        "the member \(extra.key) of the document is unknown and was left out: \((try? extra.value.text()) ?? "")")
    }
    self.notes = notes.lines
  }

  func report(dryRun: Bool) -> ImportReport {
    ImportReport(
      format, dryRun: dryRun, tasks: tasks.count, learnings: learnings.count, blockers: blockers,
      events: tasks.count + learnings.count + 1, notes: notes)
  }

  /// What the log tells of the import.
  func payload(for repo: RepoID) -> DataImportedPayload {
    DataImportedPayload(
      format: format.name, repoID: repo, tasks: tasks.count, learnings: learnings.count, blockers: blockers)
  }

  /// How many times a task waits for another.
  private var blockers: Int { tasks.reduce(0) { $0 + $1.blockedBy.count } }

  /// Children first, because what a task can be depends on them.
  private static func states(
    _ tasks: [OldTask], _ tree: ImportedTree, _ notes: inout ImportNotes
  ) -> [ImportedState] {
    var states: [ImportedState?] = Array(repeating: nil, count: tasks.count)
    for depth in [2, 1, 0] {
      for place in tasks.indices where tree.depths[place] == depth {
        states[place] = ImportedState(tasks[place], children: tree.children[place].compactMap { states[$0] }, &notes)
      }
    }
    return states.compactMap { $0 }
  }

  /// New ids that carry the time at which the tasks were created, in that order.
  private static func ids(_ tasks: [OldTask], _ tree: ImportedTree) -> [AnyTaskID] {
    let source = IdentifierSource()
    let order = tasks.indices.sorted { (tasks[$0].createdAt, $0) < (tasks[$1].createdAt, $1) }
    let minted = order.map { (place: $0, ulid: source.next(at: tasks[$0].createdAt)) }
    return minted.sorted { $0.place < $1.place }.map { AnyTaskID(kind: tree.kind(of: $0.place), $0.ulid) }
  }
}
