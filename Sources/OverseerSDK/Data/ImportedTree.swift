import OverseerModel

/// Where the tasks of an old document stand in ours: a milestone holds tasks, a task holds subtasks.
struct ImportedTree {
  /// The places of the tasks in the document, by id.
  let places: [String: Int]
  /// The place of each task's parent.
  private(set) var parents: [Int?]
  private(set) var children: [[Int]]
  private(set) var depths: [Int]

  /// Throws `invalid_input` where tasks stand below themselves.
  init(_ tasks: [OldTask], _ notes: inout ImportNotes) throws(OverseerError) {
    var places: [String: Int] = Dictionary(minimumCapacity: tasks.count)
    for (place, task) in tasks.enumerated() { places[task.id] = place }
    self.places = places
    parents = tasks.map { $0.parentID.flatMap { places[$0] } }
    depths = try Self.depths(parents)
    for (place, task) in tasks.enumerated() {
      // That program left archived tasks out of its export, but not what stood below them.
      if task.parentID != nil, parents[place] == nil { notes.add(.lostParent, task.id) }
    }
    let old = (parents: parents, depths: depths)
    for place in tasks.indices where old.depths[place] > 2 {
      notes.add(.tooDeep, tasks[place].id)
      var above = place
      while old.depths[above] > 1, let parent = old.parents[above] { above = parent }
      parents[place] = above
      depths[place] = 2
    }
    children = Array(repeating: [], count: tasks.count)
    for (place, parent) in parents.enumerated() {
      if let parent { children[parent].append(place) }
    }
  }

  /// A task at the root that holds others is a milestone.
  func kind(of place: Int) -> TaskKind {
    switch depths[place] {
    case 0: children[place].isEmpty ? .task : .milestone
    case 1: .task
    default: .subtask
    }
  }

  /// Why `blocker` cannot block `task`: it is the task itself, or stands above or below it.
  func isRelated(_ task: Int, _ blocker: Int) -> Bool {
    isAtOrAbove(task, blocker) || isAtOrAbove(blocker, task)
  }

  private func isAtOrAbove(_ upper: Int, _ lower: Int) -> Bool {
    var place: Int? = lower
    while let present = place {
      if present == upper { return true }
      place = parents[present]
    }
    return false
  }

  /// How many tasks stand above each.
  private static func depths(_ parents: [Int?]) throws(OverseerError) -> [Int] {
    var depths = Array(repeating: -1, count: parents.count)
    var problems = ProblemList()
    for place in parents.indices where depths[place] < 0 {
      var path: [Int] = []
      var present: Int? = place
      // A path that is longer than there are tasks goes in a circle.
      while let here = present, depths[here] < 0, path.count <= parents.count {
        path.append(here)
        present = parents[here]
      }
      guard path.count <= parents.count else {
        problems.add("tasks[\(place)].parentId", "the task stands below itself")
        for here in path { depths[here] = 0 }
        continue
      }
      var depth = present.map { depths[$0] + 1 } ?? 0
      for here in path.reversed() {
        depths[here] = depth
        depth += 1
      }
    }
    try problems.throwIfAny()
    return depths
  }
}
