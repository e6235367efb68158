import Synchronization

/// Lets so many do something at once, the others in the order in which they came.
final class Turns: Sendable {
  enum Wait: Sendable { case turn, tooLong, cancelled }

  private struct State {
    var free: Int
    var waiting: [(ticket: Int, continuation: CheckedContinuation<Wait, Never>)] = []
    var lastTicket = 0
  }

  private let state: Mutex<State>
  private let deadlines: Deadlines

  init(_ count: Int, _ deadlines: Deadlines) {
    state = Mutex(State(free: count))
    self.deadlines = deadlines
  }

  /// Waits for a turn, which is to be given back, but no longer than `time`, and until the task is cancelled.
  func take(within time: Duration) async -> Wait {
    if Task.isCancelled { return .cancelled }
    let ticket: Int? = state.withLock { state in
      guard state.free == 0 else {
        state.free -= 1
        return nil
      }
      state.lastTicket += 1
      return state.lastTicket
    }
    guard let ticket else { return .turn }
    let end = ContinuousClock.now + time
    let deadline = deadlines.add(at: end) { self.leave(ticket, as: .tooLong) }
    defer { deadlines.remove(deadline) }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isFree = state.withLock { state in
          guard state.free == 0 else {
            state.free -= 1
            return true
          }
          state.waiting.append((ticket, continuation))
          return false
        }
        if isFree { continuation.resume(returning: .turn) }
        // The others that take it out may have come before there was anything to take out.
        if Task.isCancelled { leave(ticket, as: .cancelled) }
        if ContinuousClock.now >= end { leave(ticket, as: .tooLong) }
      }
    } onCancel: {
      leave(ticket, as: .cancelled)
    }
  }

  func giveBack() {
    let next: CheckedContinuation<Wait, Never>? = state.withLock { state in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation }
      state.free += 1
      return nil
    }
    next?.resume(returning: .turn)
  }

  private func leave(_ ticket: Int, as end: Wait) {
    let left = state.withLock { state in
      let place = state.waiting.firstIndex { $0.ticket == ticket }
      return place.map { state.waiting.remove(at: $0).continuation }
    }
    left?.resume(returning: end)
  }
}
