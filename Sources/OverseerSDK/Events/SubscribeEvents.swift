import OverseerModel
import OverseerStore

/// Gives events as they happen, each once and in order; with `after` first those that have happened since.
///
/// Where the events that come next have been pruned it throws `precondition_failed` with `details.oldest`.
public struct SubscribeEvents: StreamOperation {
  public typealias Output = Event

  public static let spec = OperationSpec(
    "events.subscribe", "Follow the events", who: .any, .get, "/events/subscribe",
    errors: [.notFound, .preconditionFailed])

  /// Names of event types, as `TaskCreated`.
  public var types: [String]?
  /// The surfaces through which something happened.
  public var sources: [EventSource]?
  public var repoID: RepoID?
  public var taskID: AnyTaskID?
  /// The seq of the last event that the caller has; without it only new events are given.
  public var after: Int64?

  public init(
    types: [String]? = nil, sources: [EventSource]? = nil, repoID: RepoID? = nil, taskID: AnyTaskID? = nil,
    after: Int64? = nil
  ) {
    self.types = types
    self.sources = sources
    self.repoID = repoID
    self.taskID = taskID
    self.after = after
  }

  public func stream(in overseer: Overseer, as caller: Caller) throws(OverseerError) -> EventFeed {
    let filter = try EventFilter.checked(
      types: types, sources: sources, repoID: caller.narrowed(repoID), taskID: taskID)
    return try overseer.store.events(after: after, filter: filter)
  }
}
