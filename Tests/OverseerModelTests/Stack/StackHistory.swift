import OverseerModel
import TestSeed

/// Tasks of one repository that are made, committed to, completed, landed and restacked at random, with commits that
/// know what they contain.
struct StackHistory {
  private(set) var facts: StackFacts
  private var contained: [CommitID: Set<CommitID>]
  private var generator: PrintedSeed
  private var made: UInt64 = 0
  /// Starts and restacks that were refused because heads had grown apart.
  private(set) var refused = 0

  init(_ generator: PrintedSeed) {
    let root = CommitID(bytes: [UInt8](repeating: 0xFF, count: 20)) ?? .zero
    self.generator = generator
    facts = StackFacts(trunk: root, items: [])
    contained = [root: [root]]
  }

  func contains(_ outer: CommitID, _ inner: CommitID) -> Bool { contained[outer]?.contains(inner) ?? false }

  /// A new commit that contains all of `parents`.
  private mutating func commit(on parents: CommitID...) -> CommitID {
    made += 1
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: made >> (8 * $0)) }
    let commit = CommitID(bytes: bytes + [UInt8](repeating: 1, count: 12)) ?? .zero
    contained[commit] = parents.reduce(into: [commit]) { $0.formUnion(contained[$1] ?? []) }
    return commit
  }

  func base(of id: AnyTaskID) -> Base? {
    try? BaseRule.base(of: id, in: facts) { outer, inner in contains(outer, inner) }
  }

  mutating func any(_ passes: (StackFacts.Item) -> Bool = { _ in true }) -> StackFacts.Item? {
    facts.all.filter(passes).randomElement(using: &generator)
  }

  mutating func step() {
    switch Int.random(in: 0..<20, using: &generator) {
    case ..<5: create()
    case ..<9: start()
    case ..<13: work()
    case ..<16: complete()
    case 16: land()
    case 17: cancel()
    case 18:
      let moved = commit(on: facts.trunk)
      facts.trunk = moved
    default: if let item = any() { restack(item.id) }
    }
  }

  private mutating func create() {
    let kind = TaskKind.allCases.randomElement(using: &generator) ?? .task
    let open = { (item: StackFacts.Item) in !item.status.isFinished }
    let parent: StackFacts.Item? =
      switch kind {
      case .milestone: nil
      case .task: Bool.random(using: &generator) ? any { $0.id.kind == .milestone && open($0) } : nil
      case .subtask: any { $0.id.kind == .task && open($0) }
      }
    if kind == .subtask && parent == nil { return }
    made += 1
    let id = Sample.id(made, kind)
    // Only what is older can block, and no ancestor: so there is no cycle.
    let ancestors = [parent?.id, parent?.parent].compactMap { $0 }
    let blocker = Bool.random(using: &generator) ? any { !ancestors.contains($0.id) } : nil
    facts[id] = StackFacts.Item(
      id: id, parent: parent?.id, blockers: [blocker?.id].compactMap { $0 }, status: .pending)
    if let parent { facts[parent.id]?.children.append(id) }
  }

  private mutating func start() {
    guard let item = any({ $0.status == .pending }), let base = base(of: item.id) else {
      refused += 1
      return
    }
    facts[item.id]?.status = .inProgress
    facts[item.id]?.base = base.commit
    facts[item.id]?.head = base.commit
  }

  private mutating func work() {
    guard let item = any({ $0.status == .inProgress }), let head = item.head else { return }
    let made = commit(on: head)
    facts[item.id]?.head = made
  }

  private mutating func complete() {
    let now = facts
    let done = any { item in
      !item.status.isFinished && item.children.allSatisfy { now[$0]?.status.isFinished ?? true }
    }
    if let done { facts[done.id]?.status = .completed }
  }

  private mutating func cancel() {
    if let item = any({ $0.children.isEmpty && !$0.status.isFinished }) { facts[item.id]?.status = .cancelled }
  }

  private mutating func land() {
    guard let item = any({ $0.status == .completed && $0.hasOwnRevisions && !$0.isLanded }),
      StackShape(of: item.id, in: facts)?.below == []
    else { return }
    let landed = commit(on: facts.trunk)
    facts.trunk = landed
    facts[item.id]?.head = landed
    facts[item.id]?.isLanded = true
  }

  /// Moves a task and what stands on it, in the order of the shape. False where heads have grown apart.
  @discardableResult
  mutating func restack(_ id: AnyTaskID) -> Bool {
    guard let shape = StackShape(of: id, in: facts) else { return false }
    let before = facts
    for layer in [shape.task] + shape.above {
      guard let item = facts[layer.task], item.hasPlace else { continue }
      guard let base = base(of: layer.task) else {
        facts = before
        refused += 1
        return false
      }
      guard BaseRule.hasDrifted(item, from: base) else { continue }
      let head = item.hasOwnRevisions ? commit(on: base.commit) : base.commit
      facts[layer.task]?.head = head
      facts[layer.task]?.base = base.commit
    }
    return true
  }
}
