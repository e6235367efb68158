import CStore
import GRDBSQLite
import OverseerModel

/// One SQLite connection with its prepared statements.
///
/// GRDB gives the store its queues; rows are bound and read here, by hand, because a command that lives for two
/// milliseconds cannot pay for the protocol-conformance look-ups of a record layer (docs/decisions/0003).
/// Not thread-safe: whoever opened it confines it to one queue or lock.
final class Connection {
  let handle: OpaquePointer
  /// Every statement that was prepared. An array: the first dictionary of a process costs more than all of a command's
  /// look-ups in here, for the program's conformances are searched for how to hash a string.
  private var statements: [(sql: String, statement: OpaquePointer)] = []
  /// Counts the statements that were started, for the tests that look for one query per row.
  private(set) var statementCount = 0

  /// Wraps an open connection that somebody else closes.
  init(handle: OpaquePointer) { self.handle = handle }

  deinit { finalizeStatements() }

  func finalizeStatements() {
    for entry in statements { sqlite3_finalize(entry.statement) }
    statements = []
  }

  /// Settings that every connection needs, whoever opens it.
  static func configure(_ handle: OpaquePointer, durable: Bool) -> Int32 {
    BusyWait.install(on: handle)
    // What stands in the log is read anew by every command that opens the file alone (2.5 µs a page), and a checkpoint
    // costs two fsyncs: 200 pages, a dozen writes, keep both small.
    sqlite3_wal_autocheckpoint(handle, 200)
    let kept = overseer_keep_wal_on_close(handle)
    guard kept == SQLITE_OK else { return kept }
    return sqlite3_exec(
      handle,
      "PRAGMA foreign_keys = ON; PRAGMA synchronous = \(durable ? "FULL" : "NORMAL"); PRAGMA journal_size_limit = 16777216",
      nil, nil, nil)
  }

  /// Settings for a connection that stays open and commits for many.
  ///
  /// The pages that a savepoint may have to put back are kept in memory: beyond 64 KiB they would go to a file, at a
  /// fifth of what a write costs. As long as this connection is open nobody reads the log anew, so it may grow to
  /// SQLite's usual 1000 pages: a checkpoint for every dozen writes would cost more than the writes.
  func configureForMany() throws(OverseerError) {
    sqlite3_wal_autocheckpoint(handle, 1000)
    try script("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192")
  }

  /// Runs a statement that gives no rows, and answers how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ bindings: [Binding] = []) throws(OverseerError) -> Int {
    let statement = try prepared(sql, bindings)
    defer { finish(statement) }
    while true {
      let result = sqlite3_step(statement)
      if result == SQLITE_DONE { return Int(sqlite3_changes(handle)) }
      guard result == SQLITE_ROW else { throw failure(result) }
    }
  }

  /// Runs several statements without bindings, as a migration is.
  func script(_ sql: String) throws(OverseerError) {
    let result = sqlite3_exec(handle, sql, nil, nil, nil)
    guard result == SQLITE_OK else { throw failure(result) }
  }

  /// Every row, as `read` makes it. `read` must not use the connection.
  func all<Value>(
    _ sql: String, _ bindings: [Binding] = [], _ read: (Row) throws(OverseerError) -> Value
  ) throws(OverseerError) -> [Value] {
    var values: [Value] = []
    try each(sql, bindings) { row throws(OverseerError) in
      values.append(try read(row))
      return true
    }
    return values
  }

  /// The first row, as `read` makes it; nil where there is none. `read` must not use the connection.
  func first<Value>(
    _ sql: String, _ bindings: [Binding] = [], _ read: (Row) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value? {
    var value: Value?
    try each(sql, bindings) { row throws(OverseerError) in
      value = try read(row)
      return false
    }
    return value
  }

  /// Gives `body` row after row until it answers false.
  func each(
    _ sql: String, _ bindings: [Binding] = [], _ body: (Row) throws(OverseerError) -> Bool
  ) throws(OverseerError) {
    let statement = try prepared(sql, bindings)
    defer { finish(statement) }
    while true {
      let result = sqlite3_step(statement)
      if result == SQLITE_DONE { return }
      guard result == SQLITE_ROW else { throw failure(result) }
      guard try body(Row(statement: statement)) else { return }
    }
  }

  /// Runs `body` as one transaction that holds the write lock from the start: all of it or nothing.
  func transaction<Value>(_ body: () throws(OverseerError) -> Value) throws(OverseerError) -> Value {
    try run("BEGIN IMMEDIATE")
    do throws(OverseerError) {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      rollBack()
      throw error
    }
  }

  /// Runs `body` within the transaction that is open: where it throws, what it did is undone and nothing else.
  ///
  /// It also throws where it leaves a row that refers to none, which SQLite would notice only at the commit. Where
  /// SQLite has given up the transaction, or will not undo a part of it, no transaction is open any more.
  func part<Value>(_ body: () throws(OverseerError) -> Value) throws(OverseerError) -> Value {
    try run("SAVEPOINT part")
    do throws(OverseerError) {
      let value = try body()
      guard !hasBrokenReferences else {
        throw OverseerError.sqlite(SQLITE_CONSTRAINT, message: "FOREIGN KEY constraint failed")
      }
      try run("RELEASE part")
      return value
    } catch {
      if isInTransaction, sqlite3_exec(handle, "ROLLBACK TO part; RELEASE part", nil, nil, nil) != SQLITE_OK {
        rollBack()
      }
      throw error
    }
  }

  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Whether the open transaction could not be committed as it is, for a row refers to none.
  private var hasBrokenReferences: Bool {
    var (now, most): (Int32, Int32) = (0, 0)
    sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &now, &most, 0)
    return now != 0
  }

  /// Leaves the transaction that is open. A caller that is cancelled interrupts whatever statement runs just then, and
  /// that can be the one that ends it.
  func rollBack() {
    for _ in 0..<10 where isInTransaction { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
  }

  /// Runs `body` on one unchanging state of the database.
  func snapshot<Value>(_ body: () throws(OverseerError) -> Value) throws(OverseerError) -> Value {
    try run("BEGIN")
    defer {
      if let end = try? statement(of: "COMMIT") {
        sqlite3_step(end)
        sqlite3_reset(end)
      }
      rollBack()
    }
    return try body()
  }

  /// Changes of the database by other connections change this number (5 µs).
  func dataVersion() throws(OverseerError) -> Int {
    try first("PRAGMA data_version") { row in row.integer(0) } ?? 0
  }

  /// The error of SQLite's result code, in our taxonomy.
  func failure(_ result: Int32) -> OverseerError {
    .sqlite(sqlite3_extended_errcode(handle) == SQLITE_OK ? result : sqlite3_extended_errcode(handle), message: message)
  }

  private var message: String { String(cString: sqlite3_errmsg(handle)) }

  private func prepared(_ sql: String, _ bindings: [Binding]) throws(OverseerError) -> OpaquePointer {
    statementCount += 1
    let statement = try statement(of: sql)
    for (index, binding) in bindings.enumerated() {
      let position = Int32(index + 1)
      let result =
        switch binding {
        case .null: sqlite3_bind_null(statement, position)
        case .integer(let value): sqlite3_bind_int64(statement, position, value)
        case .text(var value):
          value.withUTF8 { bytes in
            overseer_bind_text(statement, position, bytes.baseAddress, Int32(bytes.count))
          }
        case .bytes(let value):
          value.withUnsafeBufferPointer { bytes in
            overseer_bind_blob(statement, position, bytes.baseAddress, Int32(bytes.count))
          }
        }
      guard result == SQLITE_OK else { throw failure(result) }
    }
    return statement
  }

  /// Lets go of the row and of the bound texts, which may be large.
  private func finish(_ statement: OpaquePointer) {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
  }

  private func statement(of sql: String) throws(OverseerError) -> OpaquePointer {
    for entry in statements where entry.sql.utf8.count == sql.utf8.count && entry.sql == sql { return entry.statement }
    return try prepare(sql)
  }

  private func prepare(_ sql: String) throws(OverseerError) -> OpaquePointer {
    var statement: OpaquePointer?
    let result = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard result == SQLITE_OK, let statement else { throw failure(result) }
    statements.append((sql, statement))
    return statement
  }
}
