import OverseerJSON
import OverseerModel

/// Who writes, and through what: stands on every event of the transaction.
public struct WriteContext: Sendable {
  public var actor: Principal
  public var source: EventSource
  public var correlationID: String?

  public init(actor: Principal, source: EventSource, correlationID: String? = nil) {
    self.actor = actor
    self.source = source
    self.correlationID = correlationID
  }
}

/// One transaction. The only way to change something is to record what happened: the event is appended to the log
/// and applied to the tables, so that the tables are what a replay of the log gives.
public final class Writing {
  public let reading: Reading
  public let context: WriteContext
  private let identifiers: IdentifierSource
  /// The seq of the next event, once it is known: nobody else writes before this transaction ends.
  private var next: Int64?

  init(reading: Reading, context: WriteContext, identifiers: IdentifierSource) {
    self.reading = reading
    self.context = context
    self.identifiers = identifiers
  }

  public var now: Instant { reading.now }
  public var actor: Principal { context.actor }

  /// A fresh identifier, larger than all before it.
  public func identifier() -> ULID { identifiers.next(at: now) }

  /// Appends the event and applies it. An agent's write on a task it holds renews its lease.
  public func record(_ body: EventBody, repo: RepoID?, task: AnyTaskID? = nil) throws(OverseerError) {
    try Projection(connection: reading.connection).apply(body)
    let (seq, id) = try stamp()
    let event = Event(
      id: id, seq: seq, at: now, correlationID: context.correlationID, source: context.source, actor: context.actor,
      repoID: repo, taskID: task, body: body)
    try EventTable.append(event, to: reading.connection)
    if let task, !actor.isHuman { try renew(task) }
  }

  /// The seq and the id of the next event of the log.
  func stamp() throws(OverseerError) -> (seq: Int64, id: EventID) {
    let seq = if let next { next } else { try reading.headSeq() + 1 }
    next = seq + 1
    return (seq, EventID(identifier()))
  }

  /// What `body` gives, whose changes and events are undone: to find out what would happen.
  public func trying<Value>(_ body: () throws(OverseerError) -> Value) throws(OverseerError) -> Value {
    let next = next
    defer { self.next = next }
    try reading.connection.run("SAVEPOINT trying")
    let value: Value
    do throws(OverseerError) {
      value = try body()
    } catch {
      try undo()
      throw error
    }
    try undo()
    return value
  }

  private func undo() throws(OverseerError) {
    try reading.connection.run("ROLLBACK TO trying")
    try reading.connection.run("RELEASE trying")
  }
}
