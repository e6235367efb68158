import OverseerModel

/// Something that waits for a person.
public struct InboxItem: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A person's verdict is all that a review is missing.
    case review = "Review"
    /// An agent has asked.
    case help = "Help"
    /// Gates failed with no attempt left.
    case gatesEscalated = "GatesEscalated"
    /// A repository wants to run what nobody has trusted.
    case untrustedCommands = "UntrustedCommands"
    /// What a task stands on has moved.
    case drift = "Drift"
    /// A task conflicts with what it should stand on.
    case conflict = "Conflict"
    /// An agent began a task and does not go on with it.
    case staleClaim = "StaleClaim"
    /// The agent that should review failed at its last try.
    case reviewerFailed = "ReviewerFailed"
  }

  public var kind: Kind
  public var repoID: RepoID
  /// null where it is about the repository.
  public var taskID: AnyTaskID?
  /// The title of the task, of a request for help the question.
  public var title: String
  /// Since when it waits.
  public var since: Instant
  /// How many open tasks wait for it, directly or because one above them does.
  public var unblocks: Int
  /// What to type.
  public var command: String
}

extension InboxItem.Kind {
  /// What a person types about a task, or where there is none, about a repository.
  func command(task: AnyTaskID?, repo: RepoID) -> String {
    let task = task.map { "\($0)" } ?? ""
    return switch self {
    case .review, .gatesEscalated: "os review show \(task)"
    case .help: "os help respond \(task) -m TEXT"
    case .untrustedCommands: "os trust --repo \(repo)"
    case .drift, .conflict: "os restack \(task)"
    case .staleClaim: "os task release \(task)"
    case .reviewerFailed: "os review agent \(task)"
    }
  }
}
