import OverseerModel
import OverseerStore

/// An item with what its place in the list depends on.
struct RankedItem {
  var item: InboxItem
  var priority: Priority

  /// By what it unblocks, then by priority, then the oldest first; the rest only makes the order one that stays.
  static func sorted(_ items: [RankedItem]) -> [InboxItem] {
    items.sorted { one, other in
      let (left, right) = (one.item, other.item)
      if left.unblocks != right.unblocks { return left.unblocks > right.unblocks }
      if one.priority != other.priority { return one.priority.rawValue < other.priority.rawValue }
      if left.since != right.since { return left.since < right.since }
      if left.taskID != right.taskID { return left.place < right.place }
      return left.kind.rawValue < right.kind.rawValue
    }.map(\.item)
  }
}

extension InboxItem {
  fileprivate var place: String { taskID.map { "\($0)" } ?? "\(repoID)" }
}

/// How many open tasks wait for others.
struct Waiters {
  private var blocked: [AnyTaskID: [BlockedTask]]
  private var counts: [[AnyTaskID]: Int] = [:]

  init(_ tasks: [BlockedTask]) { blocked = Dictionary(grouping: tasks, by: \.blocker) }

  /// The open tasks that wait for one of `blockers` or stand below one that does, each counted once.
  mutating func count(of blockers: [AnyTaskID]) -> Int {
    if let known = counts[blockers] { return known }
    var waiting: [AnyTaskID: BlockedTask] = [:]
    for blocker in blockers { for task in blocked[blocker] ?? [] { waiting[task.id] = task } }
    let tops = waiting.values.filter { task in !task.ancestors.contains { waiting[$0] != nil } }
    let count = tops.reduce(0) { $0 + $1.count }
    counts[blockers] = count
    return count
  }
}
