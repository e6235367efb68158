import OverseerModel
import OverseerStore

/// Tells why a task is offered by the ready queue, or everything that keeps it from being offered.
public struct ExplainTask: ReadOperation {
  public static let spec = OperationSpec(
    "tasks.explain", "Tell why a task is ready or not", who: .any, .get, "/tasks/{id}/explain", errors: [.notFound])

  public var id: AnyTaskID

  public init(id: AnyTaskID) { self.id = id }

  /// Why a task is offered or not.
  public struct Explanation: Codable, Sendable, Hashable {
    public var taskID: AnyTaskID
    public var offered: Bool
    /// Why it is offered.
    public var why: Readiness.Reason?
    /// What keeps it from being offered.
    public var obstacles: [Obstacle]
  }

  /// One thing that keeps a task from being offered.
  public struct Obstacle: Codable, Sendable, Hashable {
    public var obstacle: Readiness.Obstacle
    /// The same in words.
    public var message: String
    /// The tasks that it is about.
    public var taskIDs: [AnyTaskID]
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> Explanation {
    let task = try reading.existing(id)
    guard let facts = try reading.readinessFacts(of: id) else { throw OverseerError.notFound("task", "\(id)") }
    var obstacles: [Obstacle] = []
    for obstacle in Readiness.obstacles(facts) {
      obstacles.append(try explained(obstacle, task, reading))
    }
    return Explanation(
      taskID: id, offered: obstacles.isEmpty, why: Readiness.reason(facts), obstacles: obstacles)
  }

  private func explained(
    _ obstacle: Readiness.Obstacle, _ task: WorkItem, _ reading: Reading
  ) throws(OverseerError) -> Obstacle {
    var tasks: [AnyTaskID] = []
    let message: String
    switch obstacle {
    case .archived: message = "it, or a task above it, is archived"
    case .finished: message = "it is \(task.status.rawValue)"
    case .inReview: message = "it is being reviewed"
    case .awaitingHuman: message = "it waits for the answer of a person"
    case .blocked, .ancestorBlocked:
      let own = Set(task.blockedBy)
      tasks = try reading.openBlockers(of: id).filter { own.contains($0) == (obstacle == .blocked) }
      message = obstacle == .blocked ? "a blocker is not Completed" : "a blocker of a task above it is not Completed"
    case .openChildren:
      tasks = try reading.children(of: id).filter { !$0.status.isFinished }.map(\.id)
      message = "a child is open; the children are offered instead"
    case .claimed:
      message =
        task.claim.map { claim in
          "\(claim.holder.label) holds it" + (claim.expiresAt.map { " until \($0)" } ?? "")
        } ?? "it is claimed"
    }
    return Obstacle(obstacle: obstacle, message: message, taskIDs: tasks)
  }
}
