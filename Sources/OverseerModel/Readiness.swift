/// Which tasks are offered to somebody who asks for work, and why.
public enum Readiness {
  /// Why a task is offered.
  public enum Reason: String, Codable, Sendable, CaseIterable {
    case ready
    case abandoned
    case changesRequested = "changes requested"
    case childrenFinished = "children finished"
  }

  /// Why a task is not offered.
  public enum Obstacle: String, Codable, Sendable, CaseIterable {
    case archived
    case finished
    case inReview = "in review"
    case awaitingHuman = "awaiting human"
    case blocked
    case ancestorBlocked = "ancestor blocked"
    case openChildren = "open children"
    case claimed
  }

  /// What decides: counts that the store keeps up to date.
  public struct Facts: Sendable, Hashable {
    public var status: TaskStatus
    public var isHidden: Bool
    public var openBlockers: Int
    public var openAncestorBlockers: Int
    public var children: Int
    public var openChildren: Int
    public var hasLiveClaim: Bool

    public init(
      status: TaskStatus, isHidden: Bool, openBlockers: Int, openAncestorBlockers: Int, children: Int,
      openChildren: Int, hasLiveClaim: Bool
    ) {
      self.status = status
      self.isHidden = isHidden
      self.openBlockers = openBlockers
      self.openAncestorBlockers = openAncestorBlockers
      self.children = children
      self.openChildren = openChildren
      self.hasLiveClaim = hasLiveClaim
    }
  }

  /// Everything that keeps the task from being offered; empty where it is offered.
  public static func obstacles(_ facts: Facts) -> [Obstacle] {
    var found: [Obstacle] = []
    if facts.isHidden { found.append(.archived) }
    switch facts.status {
    case .completed, .cancelled: found.append(.finished)
    case .inReview: found.append(.inReview)
    case .awaitingHuman: found.append(.awaitingHuman)
    case .pending, .inProgress: break
    }
    if facts.openBlockers > 0 { found.append(.blocked) }
    if facts.openAncestorBlockers > 0 { found.append(.ancestorBlocked) }
    if facts.openChildren > 0 { found.append(.openChildren) }
    if facts.hasLiveClaim { found.append(.claimed) }
    return found
  }

  /// Why a task with these facts is offered; nil where it is not.
  public static func reason(_ facts: Facts) -> Reason? {
    guard obstacles(facts).isEmpty else { return nil }
    if facts.children > 0 { return .childrenFinished }
    return facts.status == .inProgress ? .abandoned : .ready
  }

  /// The place of an offered task in the queue: most urgent first, parents before leaves, then what unblocks
  /// most open tasks, then the oldest, then the id.
  public struct Place: Comparable, Sendable, Hashable {
    public var priority: Priority
    public var isParent: Bool
    public var unblocks: Int
    public var createdAt: Instant
    public var id: AnyTaskID

    public init(priority: Priority, isParent: Bool, unblocks: Int, createdAt: Instant, id: AnyTaskID) {
      self.priority = priority
      self.isParent = isParent
      self.unblocks = unblocks
      self.createdAt = createdAt
      self.id = id
    }

    public static func < (left: Place, right: Place) -> Bool {
      if left.priority != right.priority { return left.priority < right.priority }
      if left.isParent != right.isParent { return left.isParent }
      if left.unblocks != right.unblocks { return left.unblocks > right.unblocks }
      if left.createdAt != right.createdAt { return left.createdAt < right.createdAt }
      return left.id < right.id
    }
  }
}
