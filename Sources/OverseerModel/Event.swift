/// One entry of the append-only log: what happened, when, by whom.
public struct Event: Codable, Sendable, Hashable {
  public var id: EventID
  /// The place in the log: grows by exactly one from entry to entry.
  public var seq: Int64
  public var at: Instant
  /// The call that caused it.
  public var correlationID: String?
  public var source: EventSource
  public var actor: Principal
  public var repoID: RepoID?
  public var taskID: AnyTaskID?
  public var body: EventBody

  public init(
    id: EventID, seq: Int64, at: Instant, correlationID: String?, source: EventSource, actor: Principal,
    repoID: RepoID?, taskID: AnyTaskID?, body: EventBody
  ) {
    self.id = id
    self.seq = seq
    self.at = at
    self.correlationID = correlationID
    self.source = source
    self.actor = actor
    self.repoID = repoID
    self.taskID = taskID
    self.body = body
  }
}

/// The surface through which something happened.
public enum EventSource: String, Codable, Sendable, CaseIterable {
  case cli = "Cli"
  case mcp = "Mcp"
  case ui = "Ui"
  case rest = "Rest"
  case relay = "Relay"
  case system = "System"
}

/// Which events somebody wants to see. What is null does not narrow.
public struct EventFilter: Codable, Sendable, Hashable {
  public var types: [String]?
  public var sources: [EventSource]?
  public var repoID: RepoID?
  public var taskID: AnyTaskID?

  public init(
    types: [String]? = nil, sources: [EventSource]? = nil, repoID: RepoID? = nil, taskID: AnyTaskID? = nil
  ) {
    self.types = types
    self.sources = sources
    self.repoID = repoID
    self.taskID = taskID
  }
}
