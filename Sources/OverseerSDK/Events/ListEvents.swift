import OverseerModel
import OverseerStore

/// Lists events, oldest first: the newest ones, or those after or before a place in the log.
public struct ListEvents: ReadOperation {
  public static let spec = OperationSpec("events.list", "List events", who: .any, .get, "/events", errors: [.notFound])

  /// Names of event types, as `TaskCreated`.
  public var types: [String]?
  /// The surfaces through which something happened.
  public var sources: [EventSource]?
  public var repoID: RepoID?
  public var taskID: AnyTaskID?
  /// Only events behind this seq, the first ones of them.
  public var after: Int64?
  /// Only events below this seq; without `after` the last ones of them.
  public var before: Int64?
  /// How many: 100 unless told, 1,000 at most.
  public var limit: Int?

  public init(
    types: [String]? = nil, sources: [EventSource]? = nil, repoID: RepoID? = nil, taskID: AnyTaskID? = nil,
    after: Int64? = nil, before: Int64? = nil, limit: Int? = nil
  ) {
    self.types = types
    self.sources = sources
    self.repoID = repoID
    self.taskID = taskID
    self.after = after
    self.before = before
    self.limit = limit
  }

  public func read(_ reading: Reading, as caller: Caller) throws(OverseerError) -> [Event] {
    let filter = try EventFilter.checked(
      types: types, sources: sources, repoID: caller.narrowed(repoID), taskID: taskID)
    let limit = try Page.limit(limit)
    if let after {
      let head = try reading.headSeq()
      guard (0...head).contains(after) else {
        throw OverseerError.notFound(
          field: "after", "there is no event \(after) to go on from, only 0 to \(head)",
          hint: "Give the seq of the last event that you received.")
      }
    }
    return try reading.events(filter, after: after, before: before ?? (after == nil ? .max : nil), limit: limit)
  }
}
