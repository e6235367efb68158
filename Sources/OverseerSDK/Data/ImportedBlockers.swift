import OverseerModel

/// Which old blockers can be taken over, and what became of the others.
struct ImportedBlockers {
  private let prerequisites: Prerequisites
  /// The old ids of the blockers that each task lost.
  let leftOut: [[String]]

  init(_ document: OldDocument, _ tree: ImportedTree, _ notes: inout ImportNotes) {
    var leftOut = Array(repeating: [String](), count: document.tasks.count)
    var blockers = Array(repeating: [Int](), count: document.tasks.count)
    func leave(_ edge: OldBlocker, _ task: Int, _ reason: String) {
      leftOut[task].append(edge.blockerID)
      notes.add(.leftOutBlocker, "\(edge.taskID) (\(edge.blockerID) \(reason))")
    }
    for edge in document.blockers {
      guard let task = tree.places[edge.taskID] else {
        notes.add("\(edge.blockerID) blocked \(edge.taskID), which is not in the document; that was left out")
        continue
      }
      guard let blocker = tree.places[edge.blockerID] else {
        leave(edge, task, "is not in the document")
        continue
      }
      if tree.isRelated(task, blocker) {
        leave(edge, task, task == blocker ? "is the task itself" : "stands above or below it")
      } else if !blockers[task].contains(blocker) {
        blockers[task].append(blocker)
      }
    }
    var prerequisites = Prerequisites(parents: tree.parents, blockers: blockers)
    for (task, blocker) in prerequisites.removeCycles() {
      let edge = OldBlocker(taskID: document.tasks[task].id, blockerID: document.tasks[blocker].id)
      leave(edge, task, "waits for it in turn")
    }
    self.prerequisites = prerequisites
    self.leftOut = leftOut
  }

  /// The places of a task's blockers.
  func blockers(of place: Int) -> [Int] { prerequisites.blockers[place] }

  /// The places of all tasks, each after its parent and its blockers.
  func creationOrder() -> [Int] { prerequisites.creationOrder() ?? [] }
}
