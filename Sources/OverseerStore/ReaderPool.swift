import OverseerModel
import Synchronization

/// The connections of a process through which it reads. Each is opened when all others are in use, and used by one
/// thread at a time; none of them waits for the writer.
final class ReaderPool: Sendable {
  /// How many reads of callers that must not block go on at once, and how many connections stay open.
  private static let width = 4

  private let path: String
  private let idle = Mutex<[LockedDatabase]>([])
  private let line = WorkLine(label: "overseer.reads", workers: width, batch: 1)

  init(path: String) { self.path = path }

  /// Gives `body` a connection on the calling thread.
  func use<Value: Sendable>(
    _ body: (Connection) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let reader = if let reader = idle.withLock({ $0.popLast() }) { reader } else { try LockedDatabase(path: path) }
    defer {
      idle.withLock { idle in
        if idle.count < Self.width { idle.append(reader) }
      }
    }
    return try reader.use(body)
  }

  /// Gives `body` a connection on a thread that may block.
  func useAsync<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    try await line.answer(to: body) { works in
      for work in works {
        do throws(OverseerError) {
          try self.use { connection throws(OverseerError) in try work.perform(connection) }()
        } catch {
          work.fail(error)
        }
      }
    }
  }
}
