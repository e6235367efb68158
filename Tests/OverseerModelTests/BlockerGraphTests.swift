import OverseerModel
import TestSeed
import Testing

/// Tasks as numbers with their hierarchy and blockers, and the same questions answered the plain way.
private struct PlainGraph {
  var parent: [Int: Int] = [:]
  /// task → what blocks it
  var blockers: [Int: Set<Int>] = [:]
  let count: Int

  /// What must have happened: start of 3 is 6, finish of 3 is 7.
  private func start(_ task: Int) -> Int { task * 2 }
  private func finish(_ task: Int) -> Int { task * 2 + 1 }

  /// For every moment, what it needs: the whole graph at once.
  private var needs: [[Int]] {
    var needs = Array(repeating: [Int](), count: count * 2)
    for task in 0..<count {
      needs[finish(task)].append(start(task))
      if let parent = parent[task] {
        needs[start(task)].append(start(parent))
        needs[finish(parent)].append(finish(task))
      }
      for blocker in blockers[task] ?? [] { needs[start(task)].append(finish(blocker)) }
    }
    return needs
  }

  var hasCycle: Bool {
    let needs = needs
    // 0 unseen, 1 on the way, 2 done
    var state = Array(repeating: 0, count: needs.count)
    func reaches(_ moment: Int) -> Bool {
      state[moment] = 1
      for next in needs[moment] where state[next] == 1 || (state[next] == 0 && reaches(next)) { return true }
      state[moment] = 2
      return false
    }
    return needs.indices.contains { state[$0] == 0 && reaches($0) }
  }

  func closesCycle(blocking task: Int, by blocker: Int) -> Bool {
    var after = self
    after.blockers[task, default: []].insert(blocker)
    return after.hasCycle
  }

  func closesCycle(moving task: Int, under parent: Int) -> Bool {
    var after = self
    after.parent[task] = parent
    return after.hasCycle
  }

  func depth(_ task: Int) -> Int { parent[task].map { depth($0) + 1 } ?? 0 }
  func height(_ task: Int) -> Int { (children(task).map { height($0) + 1 }.max()) ?? 0 }
  func children(_ task: Int) -> [Int] { (0..<count).filter { parent[$0] == task } }

  var neighbours: BlockerGraph.Neighbours<Int, Never> {
    BlockerGraph.Neighbours(
      parent: { parent[$0] }, children: { children($0) }, blockers: { (blockers[$0] ?? []).sorted() },
      blocked: { task in (0..<count).filter { blockers[$0]?.contains(task) == true } })
  }

  /// A forest of depth 2 at most with blockers that close no cycle.
  static func random(_ generator: inout PrintedSeed) -> PlainGraph {
    var graph = PlainGraph(count: Int.random(in: 2...14, using: &generator))
    for task in 1..<graph.count where Int.random(in: 0..<3, using: &generator) > 0 {
      let above = Int.random(in: 0..<task, using: &generator)
      if graph.depth(above) < 2 { graph.parent[task] = above }
    }
    for _ in 0..<Int.random(in: 0...graph.count * 2, using: &generator) {
      let task = Int.random(in: 0..<graph.count, using: &generator)
      let blocker = Int.random(in: 0..<graph.count, using: &generator)
      if !graph.closesCycle(blocking: task, by: blocker) { graph.blockers[task, default: []].insert(blocker) }
    }
    return graph
  }
}

/// A chain in which each task is blocked by the one before, and how often its neighbours were asked for.
private final class CountedChain {
  let length: Int
  var calls = 0

  init(length: Int) { self.length = length }

  var neighbours: BlockerGraph.Neighbours<Int, Never> {
    BlockerGraph.Neighbours(
      parent: { _ in
        self.calls += 1
        return nil
      },
      children: { _ in
        self.calls += 1
        return []
      },
      blockers: { task in
        self.calls += 1
        return 0 < task && task < self.length ? [task - 1] : []
      },
      blocked: { task in
        self.calls += 1
        return task + 1 < self.length ? [task + 1] : []
      })
  }
}

@Suite("Cycles of blockers")
struct BlockerGraphTests {
  @Test("A blocker is refused exactly where the whole graph would have a cycle")
  func blockersAgainstPlainSearch() {
    var generator = PrintedSeed()
    var closing = 0
    for _ in 0..<150 {
      let graph = PlainGraph.random(&generator)
      for task in 0..<graph.count {
        for blocker in 0..<graph.count {
          let expected = graph.closesCycle(blocking: task, by: blocker)
          closing += expected ? 1 : 0
          #expect(
            BlockerGraph.wouldClose(blocking: task, by: blocker, in: graph.neighbours) == expected,
            "\(task) by \(blocker) in \(graph.parent) \(graph.blockers)")
        }
      }
    }
    #expect(closing > 500)
  }

  @Test("A move is refused exactly where the whole graph would have a cycle afterwards")
  func movesAgainstPlainSearch() {
    var generator = PrintedSeed()
    var moves = (closing: 0, free: 0)
    for _ in 0..<150 {
      let graph = PlainGraph.random(&generator)
      for task in 0..<graph.count {
        for parent in 0..<graph.count where parent != task && graph.depth(parent) + graph.height(task) < 2 {
          let expected = graph.closesCycle(moving: task, under: parent)
          if expected { moves.closing += 1 } else { moves.free += 1 }
          #expect(
            BlockerGraph.wouldClose(moving: task, under: parent, in: graph.neighbours) == expected,
            "\(task) under \(parent) in \(graph.parent) \(graph.blockers)")
        }
      }
    }
    #expect(moves.closing > 50 && moves.free > 500)
  }

  @Test("A task cannot wait for itself, for what is above it, or for what is below it")
  func relatives() {
    var graph = PlainGraph(count: 4)
    graph.parent = [1: 0, 2: 1]
    for (task, blocker) in [(0, 0), (2, 1), (2, 0), (1, 0), (0, 1), (0, 2), (1, 2)] {
      #expect(BlockerGraph.wouldClose(blocking: task, by: blocker, in: graph.neighbours), "\(task) by \(blocker)")
    }
    #expect(!BlockerGraph.wouldClose(blocking: 3, by: 0, in: graph.neighbours))
    #expect(!BlockerGraph.wouldClose(blocking: 2, by: 3, in: graph.neighbours))
  }

  @Test("A task moves freely between milestones of which one waits for the other")
  func moveBetweenMilestones() {
    // 0 and 1 are milestones, 1 waits for 0; 2 stands under 0, 3 under 1.
    var graph = PlainGraph(count: 4)
    graph.parent = [2: 0, 3: 1]
    graph.blockers = [1: [0]]
    #expect(!BlockerGraph.wouldClose(moving: 2, under: 1, in: graph.neighbours), "put off to the later one")
    #expect(!BlockerGraph.wouldClose(moving: 3, under: 0, in: graph.neighbours), "drawn into the earlier one")
    graph.blockers = [1: [0], 2: [3]]
    #expect(graph.hasCycle)
  }

  @Test("At the ends of a long chain a few questions are enough", arguments: [10, 1000, 100_000])
  func endsOfLongChain(length: Int) {
    let last = length - 1
    let cases: [(what: String, task: Int, blocker: Int, closes: Bool)] = [
      ("a new task waits for the last", length, last, false),
      ("the first waits for a new task", 0, length, false),
      ("the last waits for a new task", last, length, false),
      ("the last waits for the one before it", last, last - 1, false),
      ("the first waits for the second", 0, 1, true),
      ("one in the middle waits for the next", length / 2, length / 2 + 1, true),
      ("one in the middle waits for a new task", length / 2, length, false),
    ]
    for (what, task, blocker, closes) in cases {
      let chain = CountedChain(length: length)
      #expect(BlockerGraph.wouldClose(blocking: task, by: blocker, in: chain.neighbours) == closes, "\(what)")
      #expect(chain.calls <= 24, "\(what)")
    }
  }

  @Test("The ends of a long chain cannot be tied together")
  func tiedChain() {
    let chain = CountedChain(length: 20_000)
    #expect(BlockerGraph.wouldClose(blocking: 0, by: 19_999, in: chain.neighbours))
    // Each moment is asked about once, by two kinds of neighbours.
    #expect(chain.calls <= 20_000 * 2 * 2 + 4)
  }

  @Test("An error of a neighbour is passed on")
  func failingNeighbours() {
    struct Failure: Error {}
    let neighbours = BlockerGraph.Neighbours<Int, Failure>(
      parent: { _ throws(Failure) in throw Failure() }, children: { _ throws(Failure) in throw Failure() },
      blockers: { _ throws(Failure) in throw Failure() }, blocked: { _ throws(Failure) in throw Failure() })
    #expect(throws: Failure.self) { try BlockerGraph.wouldClose(blocking: 1, by: 2, in: neighbours) }
    #expect(throws: Failure.self) { try BlockerGraph.wouldClose(moving: 1, under: 2, in: neighbours) }
  }
}
