/// What decides where the tasks of one repository stand: the relations between them and the commits of each.
public struct StackFacts: Sendable {
  /// One task, as far as its place in a stack depends on it.
  public struct Item: Sendable, Hashable {
    public var id: AnyTaskID
    public var parent: AnyTaskID?
    public var children: [AnyTaskID]
    /// The blockers of the same repository.
    public var blockers: [AnyTaskID]
    public var status: TaskStatus
    /// The commit that its revisions stand on; nil where it has no ref, or none any more.
    public var base: CommitID?
    /// Its last submitted revision, else the tip of its ref; nil where it never had one. That of an archived task is
    /// still what its revisions are.
    public var head: CommitID?
    /// Whether its own revisions are on the default branch.
    public var isLanded: Bool

    public init(
      id: AnyTaskID, parent: AnyTaskID? = nil, children: [AnyTaskID] = [], blockers: [AnyTaskID] = [],
      status: TaskStatus, base: CommitID? = nil, head: CommitID? = nil, isLanded: Bool = false
    ) {
      self.id = id
      self.parent = parent
      self.children = children
      self.blockers = blockers
      self.status = status
      self.base = base
      self.head = head
      self.isLanded = isLanded
    }

    /// Whether the task itself has commits; a ref that stands on its base has none.
    public var hasOwnRevisions: Bool { head != nil && head != base }

    /// Whether it is part of a stack: it has a ref whose revisions may still land.
    public var hasPlace: Bool { base != nil && !isLanded && status != .cancelled }

    /// The head that others stand on. Nobody stands on work that has landed, which the default branch has, or on
    /// work that was given up.
    var openHead: CommitID? { hasOwnRevisions && !isLanded && status != .cancelled ? head : nil }
  }

  /// The tip of the default branch.
  public var trunk: CommitID
  private var items: [AnyTaskID: Item]

  /// - Parameter items: The task in question with all tasks above it, and of each of these the blockers with all that
  ///   is below them; for ``StackShape`` every task that has a ref, with the same around it.
  public init(trunk: CommitID, items: [Item]) {
    self.trunk = trunk
    self.items = Dictionary(items.map { ($0.id, $0) }) { _, last in last }
  }

  /// A task; nil where the facts do not tell of it. Set it anew while layers of a stack move one after the other.
  public subscript(id: AnyTaskID) -> Item? {
    get { items[id] }
    set { items[id] = newValue }
  }

  /// Every task, in the order of the ids.
  public var all: [Item] { items.values.sorted { $0.id < $1.id } }

  /// Whether nothing of a task is left to land: its own revisions have landed, or, where it has none, all that is
  /// below it. What was cancelled will never land, and nobody waits for it.
  public func isLanded(_ id: AnyTaskID) -> Bool {
    guard let item = items[id], item.status != .cancelled, !item.isLanded else { return true }
    return item.hasOwnRevisions ? false : item.children.allSatisfy(isLanded)
  }

  /// The tasks with open heads that make up what `id` has done: itself, or where it has no revisions of its own those
  /// below it.
  func openWork(of id: AnyTaskID) -> [AnyTaskID] {
    guard let item = items[id], item.status != .cancelled, !item.isLanded else { return [] }
    return item.openHead == nil ? item.children.flatMap(openWorkAndBelow) : [id]
  }

  private func openWorkAndBelow(_ id: AnyTaskID) -> [AnyTaskID] {
    guard let item = items[id] else { return [] }
    return (item.openHead == nil ? [] : [id]) + item.children.flatMap(openWorkAndBelow)
  }
}
