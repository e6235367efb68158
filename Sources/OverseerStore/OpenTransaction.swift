import Dispatch
import GRDBSQLite
import OverseerModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A write transaction that stays open while its owner asks and changes in several steps. All others who write wait for
/// its end; those who read see nothing of it before.
public final class OpenTransaction: Sendable {
  /// What is to become of the changes.
  public enum Ending: Sendable, Hashable { case commit, rollBack }

  private let database: LockedDatabase
  private let clock: @Sendable () -> Instant
  private let identifiers: IdentifierSource
  /// The seq of the last event before it.
  private let head: Int64
  private let isOpen = Atomic(true)

  fileprivate init(
    on database: LockedDatabase, after head: Int64, clock: @escaping @Sendable () -> Instant,
    identifiers: IdentifierSource
  ) {
    self.database = database
    self.head = head
    self.clock = clock
    self.identifiers = identifiers
  }

  /// What `body` finds in the database as the transaction has left it.
  public func read<Value: Sendable>(
    _ body: (Reading) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    try use { connection throws(OverseerError) in try body(Reading(connection: connection, now: clock())) }
  }

  /// Runs `body` as a part of the transaction: where it throws, what it did is undone and nothing else.
  public func write<Value: Sendable>(
    as context: WriteContext, _ body: (Writing) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    try use { connection throws(OverseerError) in
      try connection.part { () throws(OverseerError) in
        let reading = Reading(connection: connection, now: clock())
        return try body(Writing(reading: reading, context: context, identifiers: identifiers))
      }
    }
  }

  /// Runs `body`, which says what is to become of what it changes; where it throws, that is undone.
  public func nested(_ body: () throws(OverseerError) -> Ending) throws(OverseerError) {
    try use { connection throws(OverseerError) in try connection.script("SAVEPOINT nested") }
    let ending: Ending
    do throws(OverseerError) {
      ending = try body()
    } catch {
      // Where SQLite has given up the whole transaction, there is nothing to go back to.
      _ = try? leaveNested(.rollBack)
      throw error
    }
    try leaveNested(ending)
  }

  private func leaveNested(_ ending: Ending) throws(OverseerError) {
    let undo = ending == .rollBack ? "ROLLBACK TO nested; " : ""
    try use { connection throws(OverseerError) in try connection.script(undo + "RELEASE nested") }
  }

  /// The first events that the transaction has recorded, and how many there are.
  public func events(limit: Int) throws(OverseerError) -> (first: [Event], count: Int) {
    try read { reading throws(OverseerError) in
      let events = try reading.events(EventFilter(), after: head, before: nil, limit: limit)
      return (events, Int(try reading.headSeq() - head))
    }
  }

  private func use<Value: Sendable>(
    _ body: (Connection) throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    guard isOpen.load(ordering: .relaxed) else { throw Self.isOver }
    return try database.use { connection throws(OverseerError) in
      guard connection.isInTransaction else { throw Self.isOver }
      return try body(connection)
    }
  }

  private static var isOver: OverseerError {
    OverseerError(.unavailable, "the transaction is over; nothing of it was kept")
  }

  fileprivate func close() { isOpen.store(false, ordering: .relaxed) }
}

/// The connection of a process for transactions that stay open. One is open at a time.
final class OpenTransactions: Sendable {
  private struct State {
    var database: LockedDatabase?
    /// When others may have had the write lock long enough.
    var next = ContinuousClock.now
  }

  private let path: String
  private let durable: Bool
  private let turn = DispatchSemaphore(value: 1)
  private let state = Mutex(State())

  /// How long one waits for the others of its process.
  private static let patience = DispatchTimeInterval.seconds(5)
  /// Whoever waits for the write lock asks again after 3 ms at most.
  private static let rest = Duration.milliseconds(5)

  init(path: String, durable: Bool) {
    self.path = path
    self.durable = durable
  }

  /// Gives `body` the connection with a transaction, for as long as `limit`, and says how it ended.
  ///
  /// Between two of them others get the write lock, as long as the first has had it, but for no longer than it takes
  /// them to ask for it.
  func run(
    for limit: Duration,
    _ body: (LockedDatabase, _ head: Int64) throws(OverseerError) -> OpenTransaction.Ending
  ) throws(OverseerError) -> OpenTransaction.Ending {
    guard turn.wait(timeout: .now() + Self.patience) == .success else {
      throw OverseerError(
        .unavailable, "other transactions of this process kept the write lock for more than 5 seconds",
        hint: "Try again.")
    }
    defer { turn.signal() }
    let (kept, next) = state.withLock { ($0.database, $0.next) }
    let pause = ContinuousClock.now.duration(to: next)
    // justified: the caller's thread is its own, and waits for the write lock all the same
    if pause > .zero { usleep(UInt32(pause / .microseconds(1))) }
    let database = if let kept { kept } else { try LockedDatabase(path: path, durable: durable) }
    let head = try database.use { connection throws(OverseerError) in try connection.begin() }
    let start = ContinuousClock.now
    let deadline = Deadline(start + limit)
    defer {
      let now = ContinuousClock.now
      state.withLock { state in
        state.database = database
        state.next = now + min(start.duration(to: now), Self.rest)
      }
    }
    do throws(OverseerError) {
      try database.use { connection throws(OverseerError) in connection.interrupt(after: deadline) }
      let ending = try body(database, head)
      try database.use { connection throws(OverseerError) in try connection.end(ending) }
      return ending
    } catch {
      try database.use { connection throws(OverseerError) in try connection.end(.rollBack) }
      throw error
    }
  }
}

/// When a query is broken off that still runs then.
private final class Deadline: Sendable {
  let end: ContinuousClock.Instant
  init(_ end: ContinuousClock.Instant) { self.end = end }
}

extension Connection {
  /// Begins a transaction that writes, and answers with the seq of the last event before it.
  fileprivate func begin() throws(OverseerError) -> Int64 {
    try run("BEGIN IMMEDIATE")
    do throws(OverseerError) {
      return try Reading(connection: self, now: .now()).headSeq()
    } catch {
      rollBack()
      throw error
    }
  }

  /// Breaks off whatever runs after the deadline, which must live as long as the transaction.
  fileprivate func interrupt(after deadline: Deadline) {
    sqlite3_progress_handler(
      handle, 10_000,
      { context in
        guard let context else { return 0 }
        let deadline = Unmanaged<Deadline>.fromOpaque(context).takeUnretainedValue()
        return ContinuousClock.now > deadline.end ? 1 : 0
      }, Unmanaged.passUnretained(deadline).toOpaque())
  }

  fileprivate func end(_ ending: OpenTransaction.Ending) throws(OverseerError) {
    sqlite3_progress_handler(handle, 0, nil, nil)
    guard ending == .commit else { return rollBack() }
    do throws(OverseerError) {
      try run("COMMIT")
    } catch {
      rollBack()
      throw error
    }
  }
}

extension Store {
  /// Runs `body` on the calling thread within one write transaction, and keeps what it changes where it says so; where
  /// it throws, nothing is kept.
  ///
  /// The transaction may last as long as `limit`: a query that goes on beyond it is broken off, with `unavailable`, and
  /// to end the rest in time is up to the caller. Transactions of one process come one after the other, and leave the
  /// others who write some time in between.
  ///
  /// - Throws: `unavailable` where the write lock was not to be had for 5 seconds, and for a database in memory, whose
  ///   only connection cannot be kept from everybody else.
  public func transaction(
    for limit: Duration, _ body: (OpenTransaction) throws(OverseerError) -> OpenTransaction.Ending
  ) throws(OverseerError) {
    guard let openTransactions else {
      throw OverseerError(.unavailable, "a database in memory has no transactions that stay open")
    }
    let ending = try openTransactions.run(for: limit) { database, head throws(OverseerError) in
      let transaction = OpenTransaction(on: database, after: head, clock: clock, identifiers: identifiers)
      defer { transaction.close() }
      return try body(transaction)
    }
    if ending == .commit { commits.signal() }
  }
}
