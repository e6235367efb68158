import OverseerModel

/// The database of one installation: every task, learning and event of all repositories.
///
/// Reads see one unchanging state. A write is one transaction that changes the state and appends its events, or
/// nothing; it is acknowledged after the commit. Any number of processes may read and write at once.
public final class Store: Sendable {
  /// How long the process will use the database, which decides how it is opened.
  public enum Lifetime: Sendable {
    /// A command that asks once and ends: the cheapest way in.
    case oneShot
    /// A process that stays, and serves many at once: writes that come together share a commit, and reads go on
    /// beside them, each with a connection of its own.
    case service
  }

  private enum Access {
    case direct(LockedDatabase)
    case service(Writer, ReaderPool)
    case memory(MemoryDatabase)
  }

  private let access: Access
  let clock: @Sendable () -> Instant
  let identifiers: IdentifierSource
  /// Wakes those who follow the log, after each commit of this process.
  let commits: CommitSignal
  /// nil for a database in memory.
  let openTransactions: OpenTransactions?
  /// Signals the commits of other processes; nil for a database in memory.
  let watcher: CommitWatcher?
  /// The file; nil for a database in memory.
  public let path: String?

  private init(
    access: Access, path: String?, durable: Bool, clock: @escaping @Sendable () -> Instant,
    commits: CommitSignal = CommitSignal()
  ) {
    self.access = access
    self.path = path
    self.clock = clock
    self.commits = commits
    watcher = path.map { CommitWatcher(path: $0, commits: commits) }
    openTransactions = path.map { OpenTransactions(path: $0, durable: durable) }
    identifiers = IdentifierSource()
  }

  /// Opens the database file, makes it where there is none, and brings an older layout up to date.
  ///
  /// `durable` asks for an fsync at every commit, which survives a power cut as well as a killed process.
  /// Throws `precondition_failed` for a file that is not ours or has a newer layout, `unavailable` where the disk or
  /// its rights are in the way.
  public static func open(
    path: String, lifetime: Lifetime, durable: Bool = false,
    clock: @escaping @Sendable () -> Instant = Instant.now
  ) throws(OverseerError) -> Store {
    let database = try LockedDatabase(path: path, durable: durable)
    switch lifetime {
    case .oneShot:
      return Store(access: .direct(database), path: path, durable: durable, clock: clock)
    case .service:
      let commits = CommitSignal()
      let writer = try Writer(database) { commits.signal() }
      return Store(
        access: .service(writer, ReaderPool(path: path)), path: path, durable: durable, clock: clock, commits: commits)
    }
  }

  /// A database in memory, for tests and for replaying events.
  public static func inMemory(clock: @escaping @Sendable () -> Instant = Instant.now) throws(OverseerError) -> Store {
    Store(access: .memory(try MemoryDatabase()), path: nil, durable: false, clock: clock)
  }

  /// A fresh identifier, larger than all that this process has given before.
  public func identifier() -> ULID { identifiers.next(at: clock()) }

  /// What `body` finds in one unchanging state of the database.
  public func read<Value: Sendable>(
    _ body: @Sendable (Reading) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    switch access {
    case .service(_, let readers): try readers.use { connection throws(OverseerError) in try read(connection, body) }
    case .direct, .memory: try use { connection throws(OverseerError) in try read(connection, body) }
    }
  }

  /// Runs `body` as one transaction in the name of `context`: its changes and events are kept together, or none of
  /// them where it throws.
  public func write<Value: Sendable>(
    as context: WriteContext, _ body: @Sendable (Writing) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    if case .service(let writer, _) = access {
      return try writer.write { connection throws(OverseerError) in try write(connection, context, body) }
    }
    let value = try use { connection throws(OverseerError) in
      try connection.transaction { () throws(OverseerError) in try write(connection, context, body) }
    }
    commits.signal()
    return value
  }

  /// Like ``read(_:)``, without blocking the caller's thread.
  public func readAsync<Value: Sendable>(
    _ body: @escaping @Sendable (Reading) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    switch access {
    case .direct: try read(body)
    case .service(_, let readers):
      try await readers.useAsync { connection throws(OverseerError) in try self.read(connection, body) }
    case .memory(let database):
      try await database.useAsync { connection throws(OverseerError) in try self.read(connection, body) }
    }
  }

  /// Like ``write(as:_:)``, without blocking the caller's thread.
  public func writeAsync<Value: Sendable>(
    as context: WriteContext, _ body: @escaping @Sendable (Writing) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    switch access {
    case .direct: return try write(as: context, body)
    case .service(let writer, _):
      return try await writer.writeAsync { connection throws(OverseerError) in
        try self.write(connection, context, body)
      }
    case .memory(let database):
      let value = try await database.useAsync { connection throws(OverseerError) in
        try connection.transaction { () throws(OverseerError) in try self.write(connection, context, body) }
      }
      commits.signal()
      return value
    }
  }

  private func read<Value>(
    _ connection: Connection, _ body: @Sendable (Reading) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let reading = Reading(connection: connection, now: clock())
    return try connection.snapshot { () throws(OverseerError) in try body(reading) }
  }

  /// Runs `body` within the transaction that is open.
  private func write<Value>(
    _ connection: Connection, _ context: WriteContext, _ body: @Sendable (Writing) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let reading = Reading(connection: connection, now: clock())
    return try body(Writing(reading: reading, context: context, identifiers: identifiers))
  }

  /// Gives `body` the connection that writes, alone.
  func use<Value: Sendable>(
    _ body: @Sendable (Connection) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    switch access {
    case .direct(let database): try database.use(body)
    case .service(let writer, _): try writer.use(body)
    case .memory(let database): try database.use(body)
    }
  }
  /// How many writes wait for their turn.
  var waitingWrites: Int {
    guard case .service(let writer, _) = access else { return 0 }
    return writer.waiting
  }
}
