import GRDBSQLite
import OverseerModel

/// The state as the log tells it, rebuilt in a database of its own that nobody else sees and that does not last.
///
/// What is too much for the memory goes to a temporary file, so logs of any length can be replayed.
final class Replay {
  let connection: Connection
  /// How many events were replayed.
  private(set) var events = 0
  /// The last event that is part of the state.
  private(set) var throughSeq: Int64 = 0
  /// Why the replay ended before its time.
  private(set) var problem: Verification.Difference?

  /// Replays the log up to and with the event `seq`, from the newest checkpoint on.
  ///
  /// Throws what keeps it from reading; a log that is not whole or cannot be replayed is a ``problem``.
  init(_ source: Reading, through seq: Int64) throws(OverseerError) {
    connection = try Self.scratch()
    try connection.run("BEGIN")
    if let checkpoint = try Checkpoint.newest(in: source.connection) { try start(from: checkpoint) }
    if problem == nil { try follow(source.connection, through: seq) }
    if problem == nil { end() }
  }

  deinit {
    connection.finalizeStatements()
    sqlite3_close_v2(connection.handle)
  }

  private static func scratch() throws(OverseerError) -> Connection {
    var handle: OpaquePointer?
    // An empty name stands for a temporary file that SQLite makes only when its cache overflows.
    let result = sqlite3_open_v2("", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard result == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw OverseerError.sqlite(result, message: "a temporary database")
    }
    let connection = Connection(handle: handle)
    do throws(OverseerError) {
      try connection.script(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536")
      try Schema.migrate(connection, from: 0)
      try dropTriggers(of: connection)
    } catch {
      connection.finalizeStatements()
      sqlite3_close_v2(handle)
      throw error
    }
    return connection
  }

  /// The triggers only feed the search, which nobody asks here; without them the replay takes half the time.
  private static func dropTriggers(of connection: Connection) throws(OverseerError) {
    let triggers = try connection.all("SELECT name FROM sqlite_schema WHERE type = 'trigger'") { row in row.text(0) }
    for trigger in triggers { try connection.script("DROP TRIGGER \(trigger)") }
  }

  private func start(from checkpoint: Checkpoint) throws(OverseerError) {
    throughSeq = checkpoint.seq
    do throws(OverseerError) {
      try Checkpoint.load(checkpoint.state, into: connection)
    } catch {
      stop(table: "checkpoints", checkpoint.seq, "cannot be loaded: \(error.summary)")
    }
  }

  private func follow(_ source: Connection, through seq: Int64) throws(OverseerError) {
    let projection = Projection(connection: connection)
    try source.each(
      "SELECT \(EventTable.columns) FROM events WHERE seq > ? AND seq <= ? ORDER BY seq",
      [.integer(throughSeq), .integer(seq)]
    ) { row throws(OverseerError) in
      let place = Int64(row.integer(0))
      guard place == throughSeq + 1 else {
        stop(table: "events", place, "comes after \(throughSeq): what stood between is missing")
        return false
      }
      do throws(OverseerError) {
        try projection.apply(EventTable.read(row).body)
      } catch {
        stop(table: "events", place, "cannot be replayed: \(error.summary)")
        return false
      }
      throughSeq = place
      events += 1
      return true
    }
  }

  private func end() {
    do throws(OverseerError) {
      try connection.run("COMMIT")
    } catch {
      stop(table: "events", throughSeq, "leaves a state that is not allowed: \(error.summary)")
    }
  }

  private func stop(table: String, _ seq: Int64, _ problem: String) {
    self.problem = Verification.Difference(table: table, id: "\(seq)", problem: problem)
  }
}

extension OverseerError {
  /// The message with SQLite's own words.
  fileprivate var summary: String {
    guard let words = details["sqlite_message"]?.stringValue else { return message }
    return "\(message) (\(words))"
  }
}
