import OverseerModel
import Synchronization

/// A connection to a database file that one thread at a time uses.
final class LockedDatabase: Sendable {
  private let database: Mutex<Direct>

  /// Opens the file as ``Direct`` does.
  init(path: String, durable: Bool = false) throws(OverseerError) {
    database = Mutex(try Direct(path: path, durable: durable))
  }

  /// Gives `body` the connection, alone, on the calling thread.
  func use<Value: Sendable>(
    _ body: (Connection) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    try database.withLock { database throws(OverseerError) in try body(database.connection) }
  }
}
