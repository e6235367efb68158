import OverseerJSON
import OverseerModel

/// The append-only log.
enum EventTable {
  static let columns = "seq, id, at, correlation_id, source, actor, repo_id, task_id, type, payload"

  private static let insert = "INSERT INTO events (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
  private static let rows = BulkInsert(into: "events", columns: columns)

  static func append(_ event: Event, to connection: Connection) throws(OverseerError) {
    try connection.run(insert, try bindings(of: event))
  }

  /// Appends thousands of events.
  static func append(all events: [Event], to connection: Connection) throws(OverseerError) {
    try rows.run(events, in: connection) { event, values throws(OverseerError) in values += try bindings(of: event) }
  }

  private static func bindings(of event: Event) throws(OverseerError) -> [Binding] {
    let (type, payload) = event.body.parts
    return [
      .integer(event.seq), .id(event.id), .time(event.at), .optional(event.correlationID),
      .text(event.source.rawValue), .text(try encoded(event.actor)), .optional(event.repoID?.description),
      .id(event.taskID), .text(type), .text(try encoded(payload)),
    ]
  }

  /// Appends the events that the tasks of a batch were created. `stamp` gives seq and id of each.
  static func append(
    creationOf batch: TaskBatch, by context: WriteContext, at now: Instant, to connection: Connection,
    _ stamp: () throws(OverseerError) -> (seq: Int64, id: EventID)
  ) throws(OverseerError) {
    let actor = try encoded(context.actor)
    try rows.run(batch.tasks.indices, in: connection) { place, values throws(OverseerError) in
      let (seq, id) = try stamp()
      values += [
        .integer(seq), .id(id), .time(now), .optional(context.correlationID), .text(context.source.rawValue),
        .text(actor), .text(batch.repos[place]), .text(batch.ids[place]), .text("TaskCreated"),
        .text(try TaskText.creation(of: place, in: batch)),
      ]
    }
  }

  static func read(_ row: Row) throws(OverseerError) -> Event {
    let type = row.text(8)
    let body = try row.value(9) { payload in
      try? JSONCoder.decode(EventBody.self, from: #"{"type":"\#(type)","payload":\#(payload)}"#)
    }
    return Event(
      id: try row.id(1), seq: Int64(row.integer(0)), at: row.time(2), correlationID: row.optionalText(3),
      source: try row.choice(4), actor: try row.json(5), repoID: row.isNull(6) ? nil : try row.id(6) as RepoID,
      taskID: try row.optionalTaskID(7), body: body)
  }
}

/// JSON text for a column.
func encoded<Value: Encodable>(_ value: Value) throws(OverseerError) -> String {
  do {
    return try JSONCoder.encodeString(value)
  } catch {
    throw OverseerError(.internalError, "a value cannot be written as JSON: \(error)")
  }
}

extension Reading {
  /// The seq of the last event; 0 where there is none.
  public func headSeq() throws(OverseerError) -> Int64 {
    Int64(try connection.first("SELECT max(seq) FROM events") { $0.integer(0) } ?? 0)
  }

  /// Events after `after` and before `before` that pass `filter`, oldest first, at most `limit`.
  /// With `before` and without `after` the newest ones below it, still oldest first.
  public func events(
    _ filter: EventFilter, after: Int64?, before: Int64?, limit: Int
  ) throws(OverseerError) -> [Event] {
    var bindings: [Binding] = []
    let conditions = conditions(of: filter, after: after, before: before, &bindings)
    let fromTheEnd = before != nil && after == nil
    let order = fromTheEnd ? "DESC" : "ASC"
    let sql = "SELECT \(EventTable.columns) FROM events\(conditions) ORDER BY seq \(order) LIMIT ?"
    bindings.append(.integer(limit))
    let events = try connection.all(sql, bindings) { row throws(OverseerError) in try EventTable.read(row) }
    return fromTheEnd ? events.reversed() : events
  }

  func conditions(
    of filter: EventFilter, after: Int64?, before: Int64?, _ bindings: inout [Binding]
  ) -> String {
    var conditions: [String] = []
    func add(_ condition: String, _ values: [Binding]) {
      conditions.append(condition)
      bindings += values
    }
    if let after { add("seq > ?", [.integer(after)]) }
    if let before { add("seq < ?", [.integer(before)]) }
    if let task = filter.taskID { add("task_id = ?", [.id(task)]) }
    if let repo = filter.repoID { add("repo_id = ?", [.id(repo)]) }
    if let types = filter.types { add("type IN (\(marks(types.count)))", types.map { .text($0) }) }
    if let sources = filter.sources {
      add("source IN (\(marks(sources.count)))", sources.map { .text($0.rawValue) })
    }
    return conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
  }

  func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}
