import GRDBSQLite
import OverseerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A database file opened without a queue, for one user on one thread.
struct Direct: ~Copyable {
  let connection: Connection

  /// Opens the file; makes it, or brings an older layout up to date, under a lock that one process holds at a time.
  init(path: String, durable: Bool) throws(OverseerError) {
    connection = try Self.opened(path, durable: durable)
  }

  private static func opened(_ path: String, durable: Bool) throws(OverseerError) -> Connection {
    if let found = try open(path, durable: durable, create: false) {
      if try Schema.state(of: found) != .ours(version: Schema.current) { try prepare(found, path: path) }
      return found
    }
    let made = try created(path, durable: durable)
    try prepare(made, path: path)
    return made
  }

  deinit {
    connection.finalizeStatements()
    sqlite3_close_v2(connection.handle)
  }

  private static func created(_ path: String, durable: Bool) throws(OverseerError) -> Connection {
    guard let made = try open(path, durable: durable, create: true) else {
      throw OverseerError.sqlite(SQLITE_CANTOPEN, message: path)
    }
    chmod(path, 0o600)
    return made
  }

  private static func open(_ path: String, durable: Bool, create: Bool) throws(OverseerError) -> Connection? {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0)
    let result = sqlite3_open_v2(path, &handle, flags, nil)
    guard result == SQLITE_OK, let handle else {
      let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? ""
      sqlite3_close_v2(handle)
      if result == SQLITE_CANTOPEN, !create, access(path, F_OK) != 0 { return nil }
      throw OverseerError.sqlite(result, message: message)
    }
    let connection = Connection(handle: handle)
    let configured = Connection.configure(handle, durable: durable)
    guard configured == SQLITE_OK else { throw connection.failure(configured) }
    return connection
  }

  /// Makes or migrates the layout. WAL is set here, once for the life of the file: setting it at every start would
  /// cost four fsyncs each time.
  private static func prepare(_ connection: Connection, path: String) throws(OverseerError) {
    try withLock(path + ".lock") { () throws(OverseerError) in
      switch try Schema.state(of: connection) {
      case .empty:
        try connection.script("PRAGMA journal_mode = WAL")
        try Schema.migrate(connection, from: 0)
      case .ours(let version) where version < Schema.current:
        try backUp(connection, to: "\(path).schema-\(version).backup")
        try Schema.migrate(connection, from: version)
      case .ours: break
      }
    }
  }

  /// Copies the database as it is into one file, through SQLite, so that the write-ahead log is part of the copy.
  private static func backUp(_ connection: Connection, to copy: String) throws(OverseerError) {
    unlink(copy)
    try connection.run("VACUUM INTO ?", [.text(copy)])
    chmod(copy, 0o600)
  }

  private static func withLock<Value>(
    _ path: String, _ body: () throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let file = openFile(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw OverseerError.sqlite(SQLITE_CANTOPEN, message: path) }
    defer { closeFile(file) }
    while flock(file, LOCK_EX) != 0 && errno == EINTR {}
    return try body()
  }
}

private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }
private func closeFile(_ file: Int32) { close(file) }
