/// What must happen before what. Every task has a start and a finish: a start needs the start of its parent and the
/// finish of every blocker; a finish needs the task's own start and the finish of every child.
///
/// A blocker that would close a cycle in this graph would leave tasks that wait for each other for ever.
public enum BlockerGraph {
  public enum Moment<Task: Hashable & Sendable>: Hashable, Sendable {
    case start(Task)
    case finish(Task)
  }

  /// How the neighbours of a task are found. Each answers with the tasks next to the given one.
  public struct Neighbours<Task: Hashable & Sendable, Failure: Error> {
    public var parent: (Task) throws(Failure) -> Task?
    public var children: (Task) throws(Failure) -> [Task]
    public var blockers: (Task) throws(Failure) -> [Task]
    public var blocked: (Task) throws(Failure) -> [Task]

    public init(
      parent: @escaping (Task) throws(Failure) -> Task?, children: @escaping (Task) throws(Failure) -> [Task],
      blockers: @escaping (Task) throws(Failure) -> [Task], blocked: @escaping (Task) throws(Failure) -> [Task]
    ) {
      self.parent = parent
      self.children = children
      self.blockers = blockers
      self.blocked = blocked
    }

    /// What `moment` needs directly.
    func requirements(of moment: Moment<Task>) throws(Failure) -> [Moment<Task>] {
      var found: [Moment<Task>] = []
      switch moment {
      case .start(let task):
        if let parent = try parent(task) { found.append(.start(parent)) }
        for blocker in try blockers(task) { found.append(.finish(blocker)) }
      case .finish(let task):
        found.append(.start(task))
        for child in try children(task) { found.append(.finish(child)) }
      }
      return found
    }

    /// What needs `moment` directly.
    func dependents(of moment: Moment<Task>) throws(Failure) -> [Moment<Task>] {
      var found: [Moment<Task>] = []
      switch moment {
      case .start(let task):
        found.append(.finish(task))
        for child in try children(task) { found.append(.start(child)) }
      case .finish(let task):
        for waiting in try blocked(task) { found.append(.start(waiting)) }
        if let parent = try parent(task) { found.append(.finish(parent)) }
      }
      return found
    }
  }

  /// Whether `task` blocked by `blocker` would close a cycle.
  public static func wouldClose<Task: Hashable & Sendable, Failure: Error>(
    blocking task: Task, by blocker: Task, in neighbours: Neighbours<Task, Failure>
  ) throws(Failure) -> Bool {
    try needs(.finish(blocker), .start(task), in: neighbours)
  }

  /// Whether moving `task`, with all that is below it, from where it stands to `parent` would close a cycle.
  public static func wouldClose<Task: Hashable & Sendable, Failure: Error>(
    moving task: Task, under parent: Task, in neighbours: Neighbours<Task, Failure>
  ) throws(Failure) -> Bool {
    var detached = neighbours
    detached.parent = { other throws(Failure) in other == task ? nil : try neighbours.parent(other) }
    detached.children = { other throws(Failure) in try neighbours.children(other).filter { $0 != task } }
    if try needs(.start(parent), .start(task), in: detached) { return true }
    return try needs(.finish(task), .finish(parent), in: detached)
  }

  /// Whether `first` cannot happen before `second` has.
  ///
  /// The search goes from both ends at once, always on the side that has seen less, and ends as soon as one side has
  /// seen all it can reach: at the ends of a long chain it takes a few steps, however long the chain is.
  static func needs<Task: Hashable & Sendable, Failure: Error>(
    _ first: Moment<Task>, _ second: Moment<Task>, in neighbours: Neighbours<Task, Failure>
  ) throws(Failure) -> Bool {
    if first == second { return true }
    var down = Frontier(first)
    var up = Frontier(second)
    while true {
      if down.seen.count <= up.seen.count {
        guard let moment = down.queue.popLast() else { return false }
        for next in try neighbours.requirements(of: moment) {
          if up.seen.contains(next) { return true }
          down.add(next)
        }
      } else {
        guard let moment = up.queue.popLast() else { return false }
        for next in try neighbours.dependents(of: moment) {
          if down.seen.contains(next) { return true }
          up.add(next)
        }
      }
    }
  }

  private struct Frontier<Task: Hashable & Sendable> {
    var seen: Set<Moment<Task>>
    var queue: [Moment<Task>]

    init(_ moment: Moment<Task>) {
      seen = [moment]
      queue = [moment]
    }

    mutating func add(_ moment: Moment<Task>) {
      if seen.insert(moment).inserted { queue.append(moment) }
    }
  }
}
