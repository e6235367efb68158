import OverseerModel

/// What a row of `tasks` keeps about its neighbours, so that readiness is one step in an index.
struct TaskCounters: Equatable {
  var milestone: AnyTaskID?
  var depth = 0
  var isHidden = false
  var blockers = 0
  var openBlockers = 0
  var ancestorBlockers = 0
  var children = 0
  var openChildren = 0
  var dependents = 0
  var openDependents = 0

  /// The counters of tasks that refer to none but each other, parents before their children.
  static func counted(_ tasks: [WorkItem]) throws(OverseerError) -> [TaskCounters] {
    let places = Dictionary(tasks.enumerated().map { ($1.id, $0) }) { first, _ in first }
    func place(_ id: AnyTaskID) throws(OverseerError) -> Int {
      guard let place = places[id] else {
        throw OverseerError(.internalError, "\(id) is referred to, but not among the tasks to be added")
      }
      return place
    }
    var counters = Array(repeating: TaskCounters(), count: tasks.count)
    for (index, task) in tasks.enumerated() {
      let isOpen = !task.status.isFinished
      counters[index].blockers = task.blockedBy.count
      for blocker in task.blockedBy {
        let other = try place(blocker)
        if tasks[other].status != .completed { counters[index].openBlockers += 1 }
        counters[other].dependents += 1
        if isOpen { counters[other].openDependents += 1 }
      }
      counters[index].isHidden = task.archivedAt != nil
      if task.id.kind == .milestone { counters[index].milestone = task.id }
      guard let parentID = task.parentID else { continue }
      let parent = try place(parentID)
      guard parent < index else {
        throw OverseerError(.internalError, "\(task.id) stands before its parent among the tasks to be added")
      }
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
