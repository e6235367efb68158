/// One task of a stack.
public struct StackLayer: Sendable, Hashable {
  public var task: AnyTaskID
  /// The commit that its revisions stand on now; nil where it has no ref yet.
  public var base: CommitID?
  public var head: CommitID?
  /// The tasks whose heads the rule puts directly below it; none where it belongs onto the default branch.
  public var standsOn: [AnyTaskID]
}

/// The stack that a task is part of: what it stands on and what stands on it, by ``BaseRule``. Every list goes
/// bottom-up: a layer comes after all that it stands on.
///
/// A landed task carries nothing. To know what has to follow it, take the shape from the facts before it lands.
public struct StackShape: Sendable, Hashable {
  /// The tasks with open revisions between the default branch and the task.
  public var below: [StackLayer]
  /// The task itself, whether or not it has revisions.
  public var task: StackLayer
  /// The tasks with a place that are below it in the hierarchy, or that stand on it or on one of these.
  public var above: [StackLayer]

  /// From the default branch to the task.
  public var chain: [StackLayer] { below + [task] }
  /// All layers.
  public var layers: [StackLayer] { chain + above }

  /// Nil where the facts do not tell of the task.
  public init?(of id: AnyTaskID, in facts: StackFacts) {
    guard facts[id] != nil else { return nil }
    var order = BottomUp(facts)
    order.visit(id)
    let chain = order.visited
    let below = Set(chain)
    for item in facts.all where item.hasPlace { order.visit(item.id) }
    var carried: Set<AnyTaskID> = [id]
    Self.addDescendants(of: id, in: facts, to: &carried)
    for other in order.visited where !below.contains(other) {
      if order.standsOn[other, default: []].contains(where: { carried.contains($0) }) { carried.insert(other) }
    }
    let layers = order.layers
    task = layers[id, default: StackLayer(task: id, standsOn: [])]
    self.below = chain.dropLast().compactMap { layers[$0] }
    above = order.visited.filter { other in
      other != id && carried.contains(other) && !below.contains(other) && facts[other]?.hasPlace == true
    }.compactMap { layers[$0] }
  }

  private static func addDescendants(of id: AnyTaskID, in facts: StackFacts, to found: inout Set<AnyTaskID>) {
    for child in facts[id]?.children ?? [] where found.insert(child).inserted {
      addDescendants(of: child, in: facts, to: &found)
    }
  }
}

/// Puts tasks into an order in which each comes after what it stands on.
private struct BottomUp {
  let facts: StackFacts
  private(set) var visited: [AnyTaskID] = []
  private(set) var standsOn: [AnyTaskID: [AnyTaskID]] = [:]

  init(_ facts: StackFacts) { self.facts = facts }

  mutating func visit(_ id: AnyTaskID) {
    guard standsOn[id] == nil else { return }
    let supports = BaseRule.candidates(for: id, in: facts).compactMap(\.task)
    standsOn[id] = supports
    for support in supports { visit(support) }
    visited.append(id)
  }

  var layers: [AnyTaskID: StackLayer] {
    standsOn.reduce(into: [:]) { layers, entry in
      let item = facts[entry.key]
      layers[entry.key] = StackLayer(task: entry.key, base: item?.base, head: item?.head, standsOn: entry.value)
    }
  }
}
