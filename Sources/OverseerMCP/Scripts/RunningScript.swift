import OverseerCodemode
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore
import Synchronization

/// One script that runs: whose it is, what it may do, and what it has done so far.
final class RunningScript: Sendable {
  enum Mode: Sendable, Hashable { case execute, dryRun, query }

  private struct State {
    /// What calls go through where it is there.
    var transaction: OpenTransaction?
    /// Whether the script itself has asked for it.
    var isAsked = false
    var log = CallLog()
  }

  let id: ExecutionID
  let overseer: Overseer
  let mode: Mode
  let shelf: OutputShelf
  /// When its time will be over, as far as is known.
  let end: ContinuousClock.Instant
  private let given: Caller
  private let settled: Lazily<Caller>
  private let progress: (@Sendable (ToolProgress) -> Void)?
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  init(
    _ mode: Mode, in overseer: Overseer, as client: ToolClient, shelf: OutputShelf, time: Duration,
    progress: (@Sendable (ToolProgress) -> Void)?
  ) {
    self.mode = mode
    self.overseer = overseer
    self.shelf = shelf
    self.progress = progress
    id = ExecutionID(overseer.store.identifier())
    end = start + time
    var given = client.caller
    given.source = .mcp
    if mode == .query { given.readsOnly = true }
    self.given = given
    settled = Lazily { [given] () throws(OverseerError) in
      var caller = given
      caller.repo = try overseer.store.read { reading throws(OverseerError) in try given.repo(nil, in: reading)?.id }
      return caller
    }
  }

  /// Who calls. The repository of the folder is looked for once, as that takes longer than most calls; where there is
  /// none yet, each call looks anew.
  var caller: Caller { (try? settled.value()) ?? given }

  /// Whether somebody wants to hear how far it has come.
  var isWatched: Bool { progress != nil }

  var log: CallLog { state.withLock { $0.log } }

  /// Whose results it may read.
  var owner: String { given.principal.identity + (given.boundRepo.map { " \($0)" } ?? "") }

  /// The transaction that the script is in.
  var transaction: OpenTransaction? { state.withLock { $0.transaction } }

  /// What it is in that allows no work outside of the database; nil for nothing.
  var enclosure: String? {
    state.withLock { state in
      if state.isAsked { return "a transaction" }
      return state.transaction == nil ? nil : "a dry run"
    }
  }

  /// Says that it is still at work.
  func tick() {
    let count = state.withLock { $0.log.count }
    tell(count == 1 ? "1 call" : "\(count) calls")
  }

  private func tell(_ message: String) {
    progress?(ToolProgress(progress: start.duration(to: .now) / .seconds(1), message: message))
  }
}

// What it has called.
extension RunningScript {
  func begins(_ name: String) {
    if progress != nil { tell(name) }
  }

  /// - Parameter reply: What a call gave that may have changed something.
  func ended(_ name: String, since start: ContinuousClock.Instant, changing reply: [UInt8]?) {
    let time = start.duration(to: .now)
    state.withLock { state in
      state.log.note(name, ok: true, time: time)
      if let reply { state.log.noteChange(by: name, reply) }
    }
  }

  func failed(_ name: String, since start: ContinuousClock.Instant) {
    let time = start.duration(to: .now)
    state.withLock { $0.log.note(name, ok: false, time: time) }
  }
}

// Transactions.
extension RunningScript {
  /// How long others may be kept from writing.
  static let patience = Duration.seconds(1)

  /// `os.transaction()`: runs what the script has passed in one transaction. Where that throws, all of it is undone.
  func transact(_ enclosed: ScriptHost.Enclosed, called name: String) throws(OverseerError) {
    let start = ContinuousClock.now
    var isKept = false
    defer { isKept ? ended(name, since: start, changing: nil) : failed(name, since: start) }
    isKept = try transact(enclosed) == .commit
  }

  private func transact(_ enclosed: ScriptHost.Enclosed) throws(OverseerError) -> OpenTransaction.Ending {
    var ending = OpenTransaction.Ending.rollBack
    if let outer = transaction {
      guard mode == .dryRun, !state.withLock({ $0.isAsked }) else {
        throw OverseerError(
          .invalidState, "os.transaction cannot be called in a transaction", hint: "Do all of it in the outer one.")
      }
      try outer.nested { () throws(OverseerError) in
        ending = try run(enclosed, in: outer, after: outer, started: .now)
        return ending
      }
    } else {
      try overseer.store.transaction(for: Self.patience) { transaction throws(OverseerError) in
        ending = try run(enclosed, in: transaction, after: nil, started: .now)
        return ending
      }
    }
    return ending
  }

  private func run(
    _ enclosed: ScriptHost.Enclosed, in transaction: OpenTransaction, after outer: OpenTransaction?,
    started: ContinuousClock.Instant
  ) throws(OverseerError) -> OpenTransaction.Ending {
    let changes = enter(transaction)
    defer { leave(to: outer) }
    let end = enclosed.run(for: Self.patience - started.duration(to: .now))
    guard end != .returned else { return .commit }
    state.withLock { $0.log.undo(to: changes) }
    if end == .outOfTime { throw Self.tookTooLong("the transaction") }
    return .rollBack
  }

  /// Runs a whole script so that nothing of it is kept, and gives the events that would have been.
  func rehearse(_ enclosed: ScriptHost.Enclosed) throws(OverseerError) -> (first: [Event], count: Int) {
    var events: (first: [Event], count: Int) = ([], 0)
    try overseer.store.transaction(for: Self.patience) { transaction throws(OverseerError) in
      let start = ContinuousClock.now
      _ = enter(transaction, asked: false)
      defer { leave(to: nil) }
      let end = enclosed.run(for: Self.patience - start.duration(to: .now))
      if end == .outOfTime { throw Self.tookTooLong("the dry run") }
      events = try transaction.events(limit: EventPreview.limit)
      return .rollBack
    }
    return events
  }

  private func enter(_ transaction: OpenTransaction, asked: Bool = true) -> [CallLog.Change] {
    state.withLock { state in
      state.transaction = transaction
      state.isAsked = asked
      return state.log.changes
    }
  }

  private func leave(to outer: OpenTransaction?) {
    state.withLock { state in
      state.transaction = outer
      state.isAsked = false
    }
  }

  private static func tookTooLong(_ what: String) -> OverseerError {
    OverseerError(
      .unavailable,
      "\(what) took longer than a second, which is how long others may be kept from writing; all of it was undone",
      hint: "Read and think before it, sleep nowhere in it, and take several smaller ones.")
  }
}
