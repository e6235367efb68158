import OverseerModel
import OverseerProcess
import OverseerStore
import Synchronization

/// The right to run the gates of a review. One call has it at a time, of all processes.
struct GateTurn {
  let review: ReviewID
  private let overseer: Overseer
  private let caller: Caller

  /// Those that calls of this process have.
  private static let held = Mutex<Set<ReviewID>>([])

  /// Takes it, if need be over from a process that is gone, whose runs then count as Void. nil where another has it.
  static func take(
    _ review: ReviewID, in overseer: Overseer, as caller: Caller
  ) async throws(OverseerError) -> GateTurn? {
    let process = ProcessMark.current
    let isOurs = try await overseer.store.writeAsync(as: caller.context) { writing throws(OverseerError) in
      if let mark = try writing.reading.gateRun(of: review) {
        guard !isHeld(mark),
          try writing.takeOverGateRun(from: mark, pid: process.pid, processStarted: process.started)
        else { return false }
      } else {
        guard try writing.beginGateRun(review, pid: process.pid, processStarted: process.started) else { return false }
      }
      try writing.endInterruptedGates(of: review)
      // Before anybody can see the mark.
      held.withLock { _ = $0.insert(review) }
      return true
    }
    FaultPoint.pass()
    return isOurs ? GateTurn(review: review, overseer: overseer, caller: caller) : nil
  }

  /// Ends what a process that is gone has left Running, whatever the review has come to since.
  static func recover(_ review: ReviewID, in overseer: Overseer, as caller: Caller) async throws(OverseerError) {
    let mark = try await overseer.store.readAsync { reading throws(OverseerError) in try reading.gateRun(of: review) }
    guard let mark, !isHeld(mark), let turn = try await take(review, in: overseer, as: caller) else { return }
    try turn.end()
  }

  /// Whether another call has it.
  static func isTaken(_ review: ReviewID, in overseer: Overseer) async throws(OverseerError) -> Bool {
    try await overseer.store.readAsync { reading throws(OverseerError) in
      try reading.gateRun(of: review).map(isHeld) ?? false
    }
  }

  /// Gives it back, also where the call was cancelled.
  func end() throws(OverseerError) {
    let process = ProcessMark.current
    defer { _ = Self.held.withLock { $0.remove(review) } }
    try overseer.store.write(as: caller.context) { [review] writing throws(OverseerError) in
      // Where a run could not begin at all, or its end not be stored.
      try writing.endInterruptedGates(of: review)
      try writing.endGateRun(review, pid: process.pid, processStarted: process.started)
    }
    FaultPoint.pass()
  }

  /// Whether a call has it now. A mark of this process that no call has was left by one that could not take it away.
  static func isHeld(_ mark: GateRunMark) -> Bool {
    let process = ProcessMark(pid: mark.pid, started: mark.processStarted)
    return process == .current ? held.withLock { $0.contains(mark.reviewID) } : process.isAlive
  }
}
