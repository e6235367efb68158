import OverseerModel
import TestSeed
import Testing

@Suite("The shape of a stack")
struct StackShapeTests {
  private static let trunk = BaseRuleTests.commit(0)

  private static func item(
    _ number: UInt64, on base: UInt8? = 0, parent: UInt64? = nil, children: [UInt64] = [], blockers: [UInt64] = [],
    status: TaskStatus = .completed
  ) -> StackFacts.Item {
    StackFacts.Item(
      id: Sample.id(number), parent: parent.map { Sample.id($0) }, children: children.map { Sample.id($0) },
      blockers: blockers.map { Sample.id($0) }, status: status, base: base.map(BaseRuleTests.commit),
      head: base.map { _ in BaseRuleTests.commit(UInt8(number)) })
  }

  private static func numbers(_ layers: [StackLayer]) -> [UInt64] { layers.map(\.task.ulid.low) }

  // 1 ← 2 ← 4 (blocked by 2), 3 under 2; 5 by itself; 6, a task without a ref above 7 and 8.
  private static let facts = StackFacts(
    trunk: trunk,
    items: [
      item(1), item(2, on: 1, children: [3], blockers: [1]), item(3, on: 2, parent: 2), item(4, on: 2, blockers: [2]),
      item(5), item(6, on: nil, children: [7, 8], blockers: [1]), item(7, on: 1, parent: 6),
      item(8, on: 7, parent: 6, blockers: [7]),
    ])

  @Test(
    "What a task stands on and what stands on it come bottom-up",
    arguments: [
      (1, [], [2, 3, 4, 7, 8]), (2, [1], [3, 4]), (3, [1, 2], []), (4, [1, 2], []), (5, [], []), (6, [1], [7, 8]),
      (7, [1], [8]), (8, [1, 7], []),
    ] as [(UInt64, [UInt64], [UInt64])])
  func shape(of task: UInt64, below: [UInt64], above: [UInt64]) throws {
    let shape = try #require(StackShape(of: Sample.id(task), in: Self.facts))
    #expect(Self.numbers(shape.below) == below)
    #expect(Self.numbers(shape.above) == above)
    #expect(Self.numbers(shape.chain) == below + [task])
    #expect(Self.numbers(shape.layers) == below + [task] + above)
    #expect(
      shape.task.base == Self.facts[Sample.id(task)]?.base && shape.task.head == Self.facts[Sample.id(task)]?.head)
  }

  @Test("A layer names what is directly below it")
  func supports() throws {
    let shape = try #require(StackShape(of: Sample.id(8), in: Self.facts))
    #expect(shape.layers.map(\.standsOn) == [[], [Sample.id(1)], [Sample.id(1), Sample.id(7)]])
    #expect(StackShape(of: Sample.id(99), in: Self.facts) == nil)
  }

  @Test("What has landed carries nothing, and what was cancelled neither")
  func landed() throws {
    var facts = Self.facts
    facts[Sample.id(1)]?.isLanded = true
    #expect(Self.numbers(try #require(StackShape(of: Sample.id(2), in: facts)).below) == [])
    #expect(Self.numbers(try #require(StackShape(of: Sample.id(1), in: facts)).above) == [])
    facts[Sample.id(7)]?.status = .cancelled
    #expect(Self.numbers(try #require(StackShape(of: Sample.id(6), in: facts)).above) == [8])
  }

  @Test("In every history layers come after what they stand on, and nothing drifts after a restack", arguments: 0..<40)
  func laws(round: Int) throws {
    var history = StackHistory(PrintedSeed("laws, round \(round)"))
    var restacked = 0
    for step in 0..<150 {
      history.step()
      guard step.isMultiple(of: 10), let id = history.any()?.id else { continue }
      let facts = history.facts
      let shape = try #require(StackShape(of: id, in: facts))
      Self.expectOrdered(shape, in: facts)
      Self.expectComplete(shape, in: facts)
      guard history.restack(id) else { continue }
      restacked += 1
      for layer in [shape.task] + shape.above {
        let item = try #require(history.facts[layer.task])
        let base = history.base(of: layer.task)
        #expect(!item.hasPlace || base.map { !BaseRule.hasDrifted(item, from: $0) } == true)
      }
      let moved = history.facts.all
      let isRestacked = history.restack(id)
      #expect(isRestacked && history.facts.all == moved, "a second restack moves nothing")
    }
    #expect(restacked > 0)
  }

  private static func expectOrdered(_ shape: StackShape, in facts: StackFacts) {
    let tasks = shape.layers.map(\.task)
    #expect(Set(tasks).count == tasks.count)
    for (place, layer) in shape.layers.enumerated() {
      for support in layer.standsOn {
        // What a layer above stands on beside the stack is no part of it.
        guard let at = tasks.firstIndex(of: support) else {
          #expect(place > shape.below.count, "the chain is whole")
          continue
        }
        #expect(at < place)
      }
    }
    #expect(shape.below.allSatisfy { facts[$0.task]?.hasOwnRevisions == true && !facts.isLanded($0.task) })
  }

  /// Nothing that stands on a layer from the task on upwards is left out, and nothing else is there.
  private static func expectComplete(_ shape: StackShape, in facts: StackFacts) {
    let below = Set(shape.below.map(\.task))
    let moving = Set(([shape.task] + shape.above).map(\.task))
    for item in facts.all where item.hasPlace && !below.contains(item.id) && item.id != shape.task.task {
      let supports = BaseRule.candidates(for: item.id, in: facts).compactMap(\.task)
      let stands = supports.contains { moving.contains($0) } || ancestors(of: item, in: facts).contains(shape.task.task)
      #expect(moving.contains(item.id) == stands, "\(item.id)")
    }
  }

  private static func ancestors(of item: StackFacts.Item, in facts: StackFacts) -> [AnyTaskID] {
    guard let parent = item.parent.flatMap({ facts[$0] }) else { return [] }
    return [parent.id] + ancestors(of: parent, in: facts)
  }
}
