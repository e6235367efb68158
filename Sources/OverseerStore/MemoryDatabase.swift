import GRDB
import GRDBSQLite
import OverseerModel
import Synchronization

/// A database in memory. It has one connection; who uses it waits in a queue of GRDB.
final class MemoryDatabase: Sendable {
  private let queue: DatabaseQueue
  /// Our view of the queue's connection. It is used inside of the queue only.
  private let connection: Mutex<Connection>

  init() throws(OverseerError) {
    queue = try Self.queue()
    connection = Mutex(try Self.connection(of: queue))
    try use { connection throws(OverseerError) in try Schema.migrate(connection, from: 0) }
  }

  /// Gives `body` the connection, alone, on the calling thread.
  func use<Value: Sendable>(
    _ body: @Sendable (Connection) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    try queue.unsafeReentrantWrite { _ in locked(body) }.get()
  }

  /// Like ``use(_:)``, without blocking the caller's thread.
  func useAsync<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    let result: Result<Value, OverseerError>
    do {
      result = try await queue.writeWithoutTransaction { _ in self.locked(body) }
    } catch {
      throw OverseerError.cancelledBeforeDatabase
    }
    return try result.get()
  }

  private func locked<Value: Sendable>(
    _ body: @Sendable (Connection) throws(OverseerError) -> Value
  ) -> Result<Value, OverseerError> {
    connection.withLock { connection in
      do throws(OverseerError) {
        return .success(try body(connection))
      } catch {
        return .failure(error)
      }
    }
  }

  private static func queue() throws(OverseerError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      guard let handle = database.sqliteConnection else { return }
      let result = Connection.configure(handle, durable: false)
      guard result == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
    }
    do {
      return try DatabaseQueue(configuration: configuration)
    } catch let error as DatabaseError {
      throw OverseerError.sqlite(error.extendedResultCode.rawValue, message: error.message ?? "")
    } catch {
      throw OverseerError(.internalError, "the database cannot be opened")
    }
  }

  private static func connection(of queue: DatabaseQueue) throws(OverseerError) -> sending Connection {
    let bits = queue.unsafeReentrantWrite { database in Int(bitPattern: database.sqliteConnection) }
    guard let handle = OpaquePointer(bitPattern: bits) else {
      throw OverseerError(.internalError, "the database is closed")
    }
    return Connection(handle: handle)
  }
}
