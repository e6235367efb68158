import OverseerModel

/// Tasks that are added all at once and refer to none but each other, with what is worked out once for all of them.
struct TaskBatch {
  let tasks: [WorkItem]
  /// The texts of the ids.
  let ids: [String]
  /// The texts of the ids of the repositories.
  let repos: [String]
  /// The texts of the metadata.
  let metadata: [String]
  /// The place of each task's parent.
  let parents: [Int?]
  /// The places of each task's blockers, in the order of its `blockedBy`.
  let blockers: [[Int]]
  let counters: [TaskCounters]

  /// Throws where a task is referred to that is not among them, or stands after one of its children.
  init(_ tasks: [WorkItem]) throws(OverseerError) {
    var places: [AnyTaskID: Int] = Dictionary(minimumCapacity: tasks.count)
    for (place, task) in tasks.enumerated() { places[task.id] = place }
    func place(_ id: AnyTaskID, before limit: Int) throws(OverseerError) -> Int {
      guard let place = places[id], place < limit else {
        throw OverseerError(.internalError, "\(id) is referred to, but not among the tasks that are added before")
      }
      return place
    }
    var parents: [Int?] = []
    var blockers: [[Int]] = []
    var ids: [String] = []
    var repos: [String] = []
    var metadata: [String] = []
    for (index, task) in tasks.enumerated() {
      repos.append(index > 0 && tasks[index - 1].repoID == task.repoID ? repos[index - 1] : task.repoID.description)
      ids.append(task.id.description)
      metadata.append(TaskText.metadata(of: task))
      parents.append(try task.parentID.map { id throws(OverseerError) in try place(id, before: index) })
      blockers.append(
        try task.blockedBy.map { id throws(OverseerError) in try place(id, before: tasks.count) })
    }
    self.tasks = tasks
    self.ids = ids
    self.repos = repos
    self.metadata = metadata
    self.parents = parents
    self.blockers = blockers
    counters = TaskCounters.counted(tasks, parents, blockers)
  }
}

/// What a row of `tasks` keeps about its neighbours, so that readiness is one step in an index.
struct TaskCounters {
  /// The place of the milestone that the task belongs to, itself included.
  var milestone: Int?
  var depth = 0
  var isHidden = false
  var blockers = 0
  var openBlockers = 0
  var ancestorBlockers = 0
  var children = 0
  var openChildren = 0
  var dependents = 0
  var openDependents = 0

  fileprivate static func counted(_ tasks: [WorkItem], _ parents: [Int?], _ blockers: [[Int]]) -> [TaskCounters] {
    var counters = Array(repeating: TaskCounters(), count: tasks.count)
    for (index, task) in tasks.enumerated() {
      let isOpen = !task.status.isFinished
      counters[index].blockers = blockers[index].count
      for blocker in blockers[index] {
        if tasks[blocker].status != .completed { counters[index].openBlockers += 1 }
        counters[blocker].dependents += 1
        if isOpen { counters[blocker].openDependents += 1 }
      }
      counters[index].isHidden = task.archivedAt != nil
      if task.id.kind == .milestone { counters[index].milestone = index }
      guard let parent = parents[index] else { continue }
      counters[parent].children += 1
      if isOpen { counters[parent].openChildren += 1 }
      counters[index].depth = counters[parent].depth + 1
      counters[index].milestone = counters[parent].milestone
      counters[index].isHidden = counters[index].isHidden || counters[parent].isHidden
      counters[index].ancestorBlockers = counters[parent].openBlockers + counters[parent].ancestorBlockers
    }
    return counters
  }
}
