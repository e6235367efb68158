import OverseerModel

/// Tasks by their places in a list: what stands under what, and what waits for what.
struct Prerequisites {
  /// The place of each task's parent; the parents form no cycle.
  let parents: [Int?]
  let children: [[Int]]
  /// The places of each task's blockers.
  var blockers: [[Int]]

  init(parents: [Int?], blockers: [[Int]]) {
    self.parents = parents
    self.blockers = blockers
    var children = Array(repeating: [Int](), count: parents.count)
    for (task, parent) in parents.enumerated() {
      if let parent { children[parent].append(task) }
    }
    self.children = children
  }

  /// An order in which every task comes after its parent and its blockers, and else as early as it stands; nil where
  /// tasks wait for each other. (``BlockerGraph`` says what waits for what; here the whole graph is walked once.)
  func creationOrder() -> [Int]? {
    var order: [Int] = []
    order.reserveCapacity(parents.count)
    var walk = Walk(count: parents.count * 2)
    for moment in [Walk.start, Walk.finish] {
      for task in parents.indices {
        guard walk.visit(task * 2 + moment, requirement: requirement, done: { order.append($0) }) else { return nil }
      }
    }
    return order
  }

  /// The `number`th thing that a moment needs; nil where there are no more.
  private func requirement(of moment: Int, _ number: Int) -> Int? {
    let task = moment / 2
    if moment % 2 == Walk.finish {
      return number == 0 ? task * 2 : number <= children[task].count ? children[task][number - 1] * 2 + 1 : nil
    }
    var number = number
    if let parent = parents[task] {
      if number == 0 { return parent * 2 }
      number -= 1
    }
    return number < blockers[task].count ? blockers[task][number] * 2 + 1 : nil
  }

  /// Takes out every blocker, in the order of the tasks, that closes a cycle with those before it; answers with them.
  mutating func removeCycles() -> [(task: Int, blocker: Int)] {
    guard creationOrder() == nil else { return [] }
    let wanted = blockers
    var removed: [(task: Int, blocker: Int)] = []
    let accepted = Accepted(count: parents.count)
    let (parents, children) = (parents, children)
    let neighbours = BlockerGraph.Neighbours<Int, Never>(
      parent: { parents[$0] }, children: { children[$0] }, blockers: { accepted.blockers[$0] },
      blocked: { accepted.blocked[$0] })
    for task in wanted.indices {
      for blocker in wanted[task] {
        if BlockerGraph.wouldClose(blocking: task, by: blocker, in: neighbours) {
          removed.append((task, blocker))
        } else {
          accepted.blockers[task].append(blocker)
          accepted.blocked[blocker].append(task)
        }
      }
    }
    blockers = accepted.blockers
    return removed
  }
}

/// The blockers taken so far, in both directions.
private final class Accepted {
  var blockers: [[Int]]
  var blocked: [[Int]]

  init(count: Int) {
    blockers = Array(repeating: [], count: count)
    blocked = blockers
  }
}

/// A walk from moments to what they need, deepest first, without recursion: chains are long.
private struct Walk {
  static let start = 0
  static let finish = 1

  private enum Mark { case new, open, done }

  private var marks: [Mark]
  private var path: [(moment: Int, next: Int)] = []

  init(count: Int) { marks = Array(repeating: .new, count: count) }

  /// Walks all that `moment` needs; false where that comes back to itself. `done` gets each task whose start is
  /// reached.
  mutating func visit(_ moment: Int, requirement: (Int, Int) -> Int?, done: (Int) -> Void) -> Bool {
    guard marks[moment] == .new else { return true }
    path.append((moment, 0))
    marks[moment] = .open
    while let (moment, number) = path.last {
      guard let next = requirement(moment, number) else {
        marks[moment] = .done
        path.removeLast()
        if moment % 2 == Self.start { done(moment / 2) }
        continue
      }
      path[path.count - 1].next = number + 1
      switch marks[next] {
      case .done: continue
      case .open: return false
      case .new:
        marks[next] = .open
        path.append((next, 0))
      }
    }
    return true
  }
}
