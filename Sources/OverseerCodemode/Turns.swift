import Synchronization

/// Lets so many do something at once, the others in the order in which they came.
final class Turns: Sendable {
  private struct State {
    var free: Int
    var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    var lastTicket = 0
  }

  private let state: Mutex<State>

  init(_ count: Int) { state = Mutex(State(free: count)) }

  /// Waits for a turn, which is to be given back; false where the task was cancelled before it had one.
  func take() async -> Bool {
    if Task.isCancelled { return false }
    let ticket: Int? = state.withLock { state in
      guard state.free == 0 else {
        state.free -= 1
        return nil
      }
      state.lastTicket += 1
      return state.lastTicket
    }
    guard let ticket else { return true }
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
        if isFree { continuation.resume(returning: true) }
        // The handler may have run before there was anything to take out.
        if Task.isCancelled { leave(ticket) }
      }
    } onCancel: {
      leave(ticket)
    }
  }

  func giveBack() {
    let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation }
      state.free += 1
      return nil
    }
    next?.resume(returning: true)
  }

  private func leave(_ ticket: Int) {
    let left = state.withLock { state in
      let place = state.waiting.firstIndex { $0.ticket == ticket }
      return place.map { state.waiting.remove(at: $0).continuation }
    }
    left?.resume(returning: false)
  }
}
