import OverseerModel
import Synchronization
import Testing

@testable import OverseerStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A store for the tests of the log, with a clock that is set by hand.
struct EventTestStore {
  let store: Store
  let clock: EventTestClock
  let context = WriteContext(actor: .human(name: "ada"), source: .cli)
  private let file: EventTestFile?

  /// In memory.
  init() throws {
    let clock = EventTestClock()
    self.clock = clock
    file = nil
    store = try Store.inMemory { clock.now }
  }

  /// In a file; several may share one.
  init(file: EventTestFile, lifetime: Store.Lifetime = .service) throws {
    let clock = EventTestClock()
    self.clock = clock
    self.file = file
    store = try Store.open(path: file.path, lifetime: lifetime) { clock.now }
  }

  /// Writes events about nothing, each as a transaction of its own.
  func write(_ count: Int, task: AnyTaskID? = nil) throws {
    for _ in 0..<count { try record([.childrenFinished(ChildrenFinishedPayload(taskID: Self.task(1)))], task: task) }
  }

  /// Records events in one transaction.
  func record(_ bodies: [EventBody], task: AnyTaskID? = nil) throws {
    try store.write(as: context) { writing throws(OverseerError) in
      for body in bodies { try writing.record(body, repo: nil, task: task) }
    }
  }

  /// Changes the database past the log.
  func run(_ sql: String) throws {
    try store.use { connection throws(OverseerError) in try connection.script(sql) }
  }

  func text(_ sql: String) throws -> String? {
    try store.use { connection throws(OverseerError) in try connection.first(sql) { row in row.text(0) } }
  }

  var head: Int64 {
    get throws { try store.read { reading throws(OverseerError) in try reading.headSeq() } }
  }

  static func task(_ number: UInt64) -> AnyTaskID { AnyTaskID(kind: .task, ULID(high: 11, low: number)) }
}

final class EventTestClock: Sendable {
  private let moment = Mutex(Instant(milliseconds: 1_770_278_772_345))

  var now: Instant { moment.withLock { $0 } }

  func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}

/// A database file that is gone with the last reference to it.
final class EventTestFile: Sendable {
  let path: String
  private let folder: String

  init() throws {
    var template = Array("/tmp/overseer-events-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    path = folder + "/overseer.db"
  }

  deinit {
    for suffix in ["", "-wal", "-shm", ".lock"] { unlink(path + suffix) }
    rmdir(folder)
  }
}

/// What `body` throws; nil, and a failed test, where it throws nothing.
func eventTestRefusal<Value>(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
) async -> OverseerError? {
  do {
    let value = try await body()
    Issue.record("was to be refused, but gave \(value)", sourceLocation: sourceLocation)
    return nil
  } catch {
    return error as? OverseerError
  }
}
