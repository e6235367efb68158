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
    var enclosing: Enclosing?
    /// Whether its end was told already.
    var isClosed = false
    var log = CallLog()
  }

  private struct Enclosing {
    var transaction: OpenTransaction
    /// Whether the script itself has asked for it.
    var isAsked: Bool
    /// What was changed in it.
    var changes = CallLog()
    var isCommitting = false
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

  /// Who calls, with the repository only where that was looked for already.
  var callerSoFar: Caller { settled.made ?? given }

  /// Whether somebody wants to hear how far it has come.
  var isWatched: Bool { progress != nil }

  /// What it has called. What is done in a transaction that is still open is no change yet.
  var log: CallLog {
    state.withLock { state in
      var log = state.log
      if state.enclosing?.isCommitting == true { log.begin(OSFunction.transaction.name) }
      return log
    }
  }

  /// Whose results it may read.
  var owner: String { given.principal.identity + (given.boundRepo.map { " \($0)" } ?? "") }

  /// The transaction that the script is in.
  var transaction: OpenTransaction? { state.withLock { $0.enclosing?.transaction } }

  /// What it is in that allows no work outside of the database; nil for nothing.
  var enclosure: String? {
    state.withLock { state in
      state.enclosing.map { $0.isAsked ? "a transaction" : "a dry run" }
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
  /// - Parameter changing: Whether the call may change something.
  func begins(_ name: String, changing: Bool) {
    if changing {
      // What is done in a transaction takes effect with it.
      state.withLock { state in
        if state.enclosing == nil { state.log.begin(name) }
      }
    }
    if progress != nil { tell(name) }
  }

  /// - Parameters:
  ///   - reply: What a call gave that may have changed something.
  ///   - isAside: Whether it was carried out while the script went on.
  func ended(
    _ name: String, since start: ContinuousClock.Instant, changing reply: [UInt8]?, isAside: Bool = false
  ) {
    let time = start.duration(to: .now)
    state.withLock { state in
      state.log.end(name)
      state.log.note(name, ok: true, time: time)
      guard let reply else { return }
      if state.enclosing == nil || isAside {
        state.log.noteChange(by: name, reply)
      } else {
        state.enclosing?.changes.noteChange(by: name, reply)
      }
    }
  }

  func failed(_ name: String, since start: ContinuousClock.Instant) {
    let time = start.duration(to: .now)
    state.withLock { state in
      state.log.end(name)
      state.log.note(name, ok: false, time: time)
    }
  }

  /// Its end is told: a transaction that its thread may still be in is not kept any more.
  func close() { state.withLock { $0.isClosed = true } }
}

// Transactions.
extension RunningScript {
  /// How long others may be kept from writing.
  static let patience = Duration.seconds(1)

  /// `os.transaction()`: runs what the script has passed in one transaction. Where that throws, all of it is undone.
  func transact(_ enclosed: ScriptHost.Enclosed, called name: String) throws(OverseerError) {
    let start = ContinuousClock.now
    let outer = state.withLock { $0.enclosing }
    var ending = OpenTransaction.Ending.rollBack
    defer {
      leave(to: outer, after: ending)
      if ending == .commit { ended(name, since: start, changing: nil) } else { failed(name, since: start) }
    }
    ending = try transact(enclosed, in: outer)
  }

  private func transact(
    _ enclosed: ScriptHost.Enclosed, in outer: Enclosing?
  ) throws(OverseerError) -> OpenTransaction.Ending {
    var ending = OpenTransaction.Ending.rollBack
    if let outer {
      guard mode == .dryRun, !outer.isAsked else {
        throw OverseerError(
          .invalidState, "os.transaction cannot be called in a transaction", hint: "Do all of it in the outer one.")
      }
      try outer.transaction.nested { () throws(OverseerError) in
        ending = try run(enclosed, in: outer.transaction)
        return ending
      }
    } else {
      try overseer.store.transaction(for: Self.patience) { transaction throws(OverseerError) in
        ending = try run(enclosed, in: transaction)
        return ending
      }
    }
    return ending
  }

  private func run(
    _ enclosed: ScriptHost.Enclosed, in transaction: OpenTransaction
  ) throws(OverseerError) -> OpenTransaction.Ending {
    enter(transaction)
    let end = enclosed.run(for: Self.patience)
    if end == .outOfTime || transaction.isOver { throw Self.tookTooLong("the transaction") }
    guard end == .returned else { return .rollBack }
    return state.withLock { state in
      guard !state.isClosed else { return .rollBack }
      state.enclosing?.isCommitting = true
      return .commit
    }
  }

  /// Runs a whole script so that nothing of it is kept, and gives the events that would have been.
  func rehearse(_ enclosed: ScriptHost.Enclosed) throws(OverseerError) -> (first: [Event], count: Int) {
    var events: (first: [Event], count: Int) = ([], 0)
    try overseer.store.transaction(for: Self.patience) { transaction throws(OverseerError) in
      enter(transaction, asked: false)
      defer { leave(to: nil, after: .rollBack) }
      let end = enclosed.run(for: Self.patience)
      if end == .outOfTime || transaction.isOver { throw Self.tookTooLong("the dry run") }
      events = try transaction.events(limit: EventPreview.limit)
      return .rollBack
    }
    return events
  }

  private func enter(_ transaction: OpenTransaction, asked: Bool = true) {
    state.withLock { $0.enclosing = Enclosing(transaction: transaction, isAsked: asked) }
  }

  private func leave(to outer: Enclosing?, after ending: OpenTransaction.Ending) {
    state.withLock { state in
      if outer == nil, ending == .commit, let inner = state.enclosing { state.log.keep(inner.changes.changes) }
      state.enclosing = outer
    }
  }

  private static func tookTooLong(_ what: String) -> OverseerError {
    OverseerError(
      .unavailable,
      "\(what) took longer than a second, which is how long others may be kept from writing; all of it was undone",
      hint: "Read and think before it, sleep nowhere in it, and take several smaller ones.")
  }
}
