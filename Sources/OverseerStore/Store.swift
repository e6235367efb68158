import Dispatch
import GRDB
import GRDBSQLite
import OverseerModel
import Synchronization

/// The database of one installation: every task, learning and event of all repositories.
///
/// Reads see one unchanging state. A write is one transaction that changes the state and appends its events, or
/// nothing; it is acknowledged after the commit. Any number of processes may read and write at once.
public final class Store: Sendable {
  /// How long the process will use the database, which decides how it is opened.
  public enum Lifetime: Sendable {
    /// A command that asks once and ends: the cheapest way in.
    case oneShot
    /// A process that stays, and must not block its threads: reads and writes wait in a queue of GRDB.
    case service
  }

  private enum Access: ~Copyable, Sendable {
    case direct(Mutex<Direct>)
    case queue(DatabaseQueue, Mutex<Connection>)
  }

  private let access: Access
  private let clock: @Sendable () -> Instant
  let identifiers: IdentifierSource
  /// Wakes those who follow the log, after each commit of this process.
  let commits = CommitSignal()
  /// The file; nil for a database in memory.
  public let path: String?

  private init(
    access: consuming Access, path: String?, clock: @escaping @Sendable () -> Instant, identifiers: IdentifierSource
  ) {
    self.access = access
    self.path = path
    self.clock = clock
    self.identifiers = identifiers
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
    switch lifetime {
    case .oneShot:
      let direct = try Direct(path: path, durable: durable)
      return Store(access: .direct(Mutex(direct)), path: path, clock: clock, identifiers: IdentifierSource())
    case .service:
      _ = try Direct(path: path, durable: durable)
      let queue = try queue(durable: durable) { configuration in
        try DatabaseQueue(path: path, configuration: configuration)
      }
      let connection = try connection(of: queue)
      return Store(
        access: .queue(queue, Mutex(connection)), path: path, clock: clock, identifiers: IdentifierSource())
    }
  }

  /// A database in memory, for tests and for replaying events.
  public static func inMemory(clock: @escaping @Sendable () -> Instant = Instant.now) throws(OverseerError) -> Store {
    let queue = try queue(durable: false) { configuration in try DatabaseQueue(configuration: configuration) }
    let connection = try connection(of: queue)
    let store = Store(
      access: .queue(queue, Mutex(connection)), path: nil, clock: clock, identifiers: IdentifierSource())
    try store.use { connection throws(OverseerError) in try Schema.migrate(connection, from: 0) }
    return store
  }

  private static func queue(
    durable: Bool, _ open: (Configuration) throws -> DatabaseQueue
  ) throws(OverseerError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      guard let handle = database.sqliteConnection else { return }
      let result = Connection.configure(handle, durable: durable)
      guard result == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
    }
    do {
      return try open(configuration)
    } catch let error as DatabaseError {
      throw OverseerError.sqlite(error.extendedResultCode.rawValue, message: error.message ?? "")
    } catch {
      throw OverseerError(.internalError, "the database cannot be opened")
    }
  }

  /// A fresh identifier, larger than all that this process has given before.
  public func identifier() -> ULID { identifiers.next(at: clock()) }

  /// What `body` finds in one unchanging state of the database.
  public func read<Value: Sendable>(
    _ body: @Sendable (Reading) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    try use { connection throws(OverseerError) in try read(connection, body) }
  }

  /// Runs `body` as one transaction in the name of `context`: its changes and events are kept together, or none of
  /// them where it throws.
  public func write<Value: Sendable>(
    as context: WriteContext, _ body: @Sendable (Writing) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let value = try use { connection throws(OverseerError) in try write(connection, context, body) }
    commits.signal()
    return value
  }

  /// Like ``read(_:)``, without blocking the caller's thread.
  public func readAsync<Value: Sendable>(
    _ body: @escaping @Sendable (Reading) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    try await useAsync { connection throws(OverseerError) in try self.read(connection, body) }
  }

  /// Like ``write(as:_:)``, without blocking the caller's thread.
  public func writeAsync<Value: Sendable>(
    as context: WriteContext, _ body: @escaping @Sendable (Writing) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    let value = try await useAsync { connection throws(OverseerError) in try self.write(connection, context, body) }
    commits.signal()
    return value
  }

  private func read<Value>(
    _ connection: Connection, _ body: @Sendable (Reading) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let reading = Reading(connection: connection, now: clock())
    return try connection.snapshot { () throws(OverseerError) in try body(reading) }
  }

  private func write<Value>(
    _ connection: Connection, _ context: WriteContext, _ body: @Sendable (Writing) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    try connection.transaction { () throws(OverseerError) in
      let reading = Reading(connection: connection, now: clock())
      return try body(Writing(reading: reading, context: context, identifiers: identifiers))
    }
  }

  /// Gives `body` the connection, alone.
  func use<Value: Sendable>(
    _ body: @Sendable (Connection) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let result: Result<Value, OverseerError> =
      switch access {
      case .direct(let direct):
        direct.withLock { Self.result($0.connection, body) }
      case .queue(let queue, let held):
        queue.unsafeReentrantWrite { _ in held.withLock { Self.result($0, body) } }
      }
    return try result.get()
  }

  private func useAsync<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    switch access {
    case .direct:
      return try use(body)
    case .queue(let queue, _):
      let result: Result<Value, OverseerError>
      do {
        result = try await queue.writeWithoutTransaction { _ in self.locked(body) }
      } catch {
        throw OverseerError(.unavailable, "the operation was cancelled before it reached the database")
      }
      return try result.get()
    }
  }

  /// Our view of the queue's connection. It is used inside of the queue only.
  private static func connection(of queue: DatabaseQueue) throws(OverseerError) -> sending Connection {
    let bits = queue.unsafeReentrantWrite { database in Int(bitPattern: database.sqliteConnection) }
    guard let handle = OpaquePointer(bitPattern: bits) else {
      throw OverseerError(.internalError, "the database is closed")
    }
    return Connection(handle: handle)
  }

  /// Runs `body` on the connection of the queue that the caller is in.
  private func locked<Value: Sendable>(
    _ body: @Sendable (Connection) throws(OverseerError) -> Value
  ) -> Result<Value, OverseerError> {
    switch access {
    case .direct(let direct): direct.withLock { Self.result($0.connection, body) }
    case .queue(_, let held): held.withLock { Self.result($0, body) }
    }
  }

  private static func result<Value: Sendable>(
    _ connection: Connection, _ body: @Sendable (Connection) throws(OverseerError) -> Value
  ) -> Result<Value, OverseerError> {
    do throws(OverseerError) {
      return .success(try body(connection))
    } catch {
      return .failure(error)
    }
  }
}
