import OverseerJSON

/// A question of an agent to a person. The task waits until it is answered and resumed.
public struct HelpRequest: Codable, Sendable, Hashable {
  /// What kind of help is needed.
  public enum Category: String, Codable, Sendable, CaseIterable {
    case clarification = "Clarification"
    case decision = "Decision"
    case technicalBlocker = "TechnicalBlocker"
    case unexpected = "Unexpected"
  }

  public enum Status: String, Codable, Sendable, CaseIterable {
    case pending = "Pending"
    case responded = "Responded"
    case resolved = "Resolved"
    case cancelled = "Cancelled"

    /// Whether the task still waits because of it. At most one request of a task is open.
    public var isOpen: Bool {
      switch self {
      case .pending, .responded: true
      case .resolved, .cancelled: false
      }
    }
  }

  public var id: HelpRequestID
  public var taskID: AnyTaskID
  /// The status that the task goes back to.
  public var fromStatus: TaskStatus
  public var category: Category
  public var reason: String
  public var suggestedOptions: [String]
  public var status: Status
  public var response: String?
  /// The place of the chosen option in `suggested_options`, counted from 0.
  public var chosenOption: Int?
  public var requestedBy: Principal
  public var createdAt: Instant
  public var respondedAt: Instant?
  public var resumedAt: Instant?

  public init(
    id: HelpRequestID, taskID: AnyTaskID, fromStatus: TaskStatus, category: Category, reason: String,
    suggestedOptions: [String], requestedBy: Principal, createdAt: Instant
  ) {
    self.id = id
    self.taskID = taskID
    self.fromStatus = fromStatus
    self.category = category
    self.reason = reason
    self.suggestedOptions = suggestedOptions
    self.status = .pending
    self.requestedBy = requestedBy
    self.createdAt = createdAt
  }

  /// The request with an answer. A second answer replaces the first until the task is resumed.
  public func responded(
    response: String?, chosenOption: Int?, at now: Instant
  ) throws(OverseerError) -> HelpRequest {
    guard status.isOpen else { throw closed("answered", allowed: [.pending, .responded]) }
    guard response != nil || chosenOption != nil else {
      throw OverseerError.invalidField("response", "say something, or choose an option")
    }
    if let chosenOption, !suggestedOptions.indices.contains(chosenOption) {
      throw OverseerError.notFound(
        field: "chosen_option",
        suggestedOptions.isEmpty
          ? "this request offers no options"
          : "there is no option \(chosenOption), only 0 to \(suggestedOptions.count - 1)")
    }
    var answered = self
    answered.status = .responded
    answered.response = response
    answered.chosenOption = chosenOption
    answered.respondedAt = now
    return answered
  }

  /// The request after its task went on.
  public func resumed(at now: Instant) throws(OverseerError) -> HelpRequest {
    guard status == .responded else { throw closed("resumed", allowed: [.responded]) }
    var resumed = self
    resumed.status = .resolved
    resumed.resumedAt = now
    return resumed
  }

  /// The request after its task ended otherwise.
  public func cancelled() -> HelpRequest {
    var cancelled = self
    cancelled.status = .cancelled
    return cancelled
  }

  private func closed(_ verb: String, allowed: [Status]) -> OverseerError {
    OverseerError(
      .invalidState, "\(id) is \(status.rawValue) and cannot be \(verb)",
      hint: status == .pending ? "Answer it first: os help respond \(id) -m TEXT" : nil,
      details: [
        "from": .string(status.rawValue), "allowed": .array(allowed.map { .string($0.rawValue) }),
      ])
  }
}
