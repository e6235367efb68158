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

  fileprivate let database: LockedDatabase
  private let clock: @Sendable () -> Instant
  private let identifiers: IdentifierSource
  /// The seq of the last event before it.
  private let head: Int64
  fileprivate let start = ContinuousClock.now
  /// When it is to be over.
  fileprivate let deadline: ContinuousClock.Instant
  private let isOpen = Atomic(true)

  fileprivate init(
    on database: LockedDatabase, after head: Int64, for limit: Duration, clock: @escaping @Sendable () -> Instant,
    identifiers: IdentifierSource
  ) {
    self.database = database
    self.head = head
    self.clock = clock
    self.identifiers = identifiers
    deadline = start + limit
  }

  /// Whether it has ended, which it also does when its time is over, whatever its owner does then.
  public var isOver: Bool { !isOpen.load(ordering: .sequentiallyConsistent) }

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
    try database.use { connection throws(OverseerError) in
      // The connection may be that of the next transaction by now.
      guard !isOver, connection.isInTransaction else { throw Self.isOver }
      return try body(connection)
    }
  }

  fileprivate static var isOver: OverseerError {
    OverseerError(.unavailable, "the transaction is over; what was not committed of it was not kept")
  }

  /// Lets nothing more go through it. Only one is answered with true: who then ends it.
  fileprivate func close() -> Bool { isOpen.exchange(false, ordering: .sequentiallyConsistent) }
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
  private let watchdogs = DispatchQueue(label: "overseer.transactions", qos: .userInitiated)

  /// How long one waits for the others of its process.
  private static let patience = DispatchTimeInterval.seconds(5)
  /// Whoever waits for the write lock asks again after 3 ms at most.
  private static let rest = Duration.milliseconds(5)
  /// How long after its time a transaction may still end by itself.
  private static let grace = Duration.milliseconds(100)

  init(path: String, durable: Bool) {
    self.path = path
    self.durable = durable
  }

  /// Gives `body` a transaction, for as long as `limit`, and says how it ended. Where `body` is not done then, it is
  /// rolled back, and the next one may begin.
  ///
  /// Between two of them others get the write lock, as long as the first has had it, but for no longer than it takes
  /// them to ask for it.
  func run(
    for limit: Duration, clock: @escaping @Sendable () -> Instant, identifiers: IdentifierSource,
    _ body: (OpenTransaction) throws(OverseerError) -> OpenTransaction.Ending
  ) throws(OverseerError) -> OpenTransaction.Ending {
    guard turn.wait(timeout: .now() + Self.patience) == .success else {
      throw OverseerError(
        .unavailable, "other transactions of this process kept the write lock for more than 5 seconds",
        hint: "Try again.")
    }
    let transaction: OpenTransaction
    do throws(OverseerError) {
      transaction = try begin(for: limit, clock: clock, identifiers: identifiers)
    } catch {
      turn.signal()
      throw error
    }
    // SQLite looks at the transaction as long as it is open.
    return try withExtendedLifetime(transaction) { () throws(OverseerError) in
      let watchdog = watch(transaction)
      defer { watchdog.cancel() }
      do throws(OverseerError) {
        let ending = try body(transaction)
        guard try end(transaction, ending) else {
          throw OverseerError(
            .unavailable, "the transaction took too long, and was rolled back so that others can write",
            hint: "Do less in it, or take several.")
        }
        return ending
      } catch {
        _ = try? end(transaction, .rollBack)
        throw error
      }
    }
  }

  private func begin(
    for limit: Duration, clock: @escaping @Sendable () -> Instant, identifiers: IdentifierSource
  ) throws(OverseerError) -> OpenTransaction {
    let (kept, next) = state.withLock { ($0.database, $0.next) }
    let pause = ContinuousClock.now.duration(to: next)
    // justified: the caller's thread is its own, and waits for the write lock all the same
    if pause > .zero { usleep(UInt32(pause / .microseconds(1))) }
    let database = if let kept { kept } else { try LockedDatabase(path: path, durable: durable) }
    state.withLock { $0.database = database }
    return try database.use { connection throws(OverseerError) in
      let transaction = OpenTransaction(
        on: database, after: try connection.begin(), for: limit, clock: clock, identifiers: identifiers)
      connection.interrupt(after: transaction)
      return transaction
    }
  }

  /// Rolls the transaction back when its time is over: its owner's thread may be held up by anything.
  private func watch(_ transaction: OpenTransaction) -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: watchdogs)
    timer.setEventHandler { _ = try? self.end(transaction, .rollBack) }
    let time = ContinuousClock.now.duration(to: transaction.deadline + Self.grace)
    timer.schedule(deadline: .now() + time / .seconds(1), leeway: .milliseconds(1))
    timer.activate()
    return timer
  }

  /// Ends it and lets the next one in; false where it is over already.
  private func end(
    _ transaction: OpenTransaction, _ ending: OpenTransaction.Ending
  ) throws(OverseerError) -> Bool {
    guard transaction.close() else { return false }
    defer {
      let now = ContinuousClock.now
      let held = transaction.start.duration(to: now)
      state.withLock { $0.next = now + max(min(held, Self.rest), held / 20) }
      turn.signal()
    }
    try transaction.database.use { connection throws(OverseerError) in try connection.end(ending) }
    return true
  }
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

  /// Breaks off whatever runs after the deadline of the transaction, which must live until its end.
  fileprivate func interrupt(after transaction: OpenTransaction) {
    sqlite3_progress_handler(
      handle, 10_000,
      { context in
        guard let context else { return 0 }
        let transaction = Unmanaged<OpenTransaction>.fromOpaque(context).takeUnretainedValue()
        return ContinuousClock.now > transaction.deadline ? 1 : 0
      }, Unmanaged.passUnretained(transaction).toOpaque())
  }

  fileprivate func end(_ ending: OpenTransaction.Ending) throws(OverseerError) {
    sqlite3_progress_handler(handle, 0, nil, nil)
    guard ending == .commit else { return rollBack() }
    // After some errors SQLite gives the whole transaction up by itself.
    guard isInTransaction else { throw OpenTransaction.isOver }
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
  /// The transaction may last as long as `limit`: a query that goes on beyond it is broken off, and 100 ms later all is
  /// rolled back, whatever `body` does then. Transactions of one process come one after the other, and leave the others
  /// who write some time in between.
  ///
  /// - Throws: `unavailable` where it took too long, where the write lock was not to be had for 5 seconds, and for a
  ///   database in memory, whose only connection cannot be kept from everybody else.
  public func transaction(
    for limit: Duration, _ body: (OpenTransaction) throws(OverseerError) -> OpenTransaction.Ending
  ) throws(OverseerError) {
    guard let openTransactions else {
      throw OverseerError(.unavailable, "a database in memory has no transactions that stay open")
    }
    let ending = try openTransactions.run(for: limit, clock: clock, identifiers: identifiers, body)
    if ending == .commit { commits.signal() }
  }
}
