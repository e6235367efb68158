import Dispatch
import Synchronization

/// What is to be done at some time, unless it is withdrawn before, as most of it is.
///
/// One timer serves all, and is set anew only for what comes sooner than what it was set for: a timer for each costs more
/// than a short script, and a task that sleeps stays in memory until its time, also where it is cancelled.
final class Deadlines: Sendable {
  typealias Ticket = Int

  private struct State: ~Copyable {
    let timer = DispatchSource.makeTimerSource()
    var waiting: [Ticket: (end: ContinuousClock.Instant, body: @Sendable () -> Void)] = [:]
    var lastTicket = 0
    /// When the timer goes off; nil where nothing waits for it.
    var alarm: ContinuousClock.Instant?

    mutating func set(_ end: ContinuousClock.Instant) {
      alarm = end
      timer.schedule(deadline: .now() + .nanoseconds(ContinuousClock.now.duration(to: end).nanoseconds))
    }
  }

  private let state = Mutex(State())

  init() {
    state.withLock { state in
      state.timer.setEventHandler { [weak self] in self?.ring() }
      state.timer.activate()
    }
  }

  deinit { state.withLock { $0.timer.cancel() } }

  /// Has `body` called at `end`, on a thread of the system's, which it must not block.
  func add(at end: ContinuousClock.Instant, _ body: @escaping @Sendable () -> Void) -> Ticket {
    state.withLock { state in
      state.lastTicket += 1
      state.waiting[state.lastTicket] = (end, body)
      if state.alarm.map({ end < $0 }) ?? true { state.set(end) }
      return state.lastTicket
    }
  }

  /// Withdraws it; without effect where it was done already, or is just being done.
  func remove(_ ticket: Ticket) {
    // The timer is left as it is: when it goes off, it is set for what waits then.
    _ = state.withLock { state in state.waiting.removeValue(forKey: ticket) }
  }

  private func ring() {
    let due = state.withLock { state in
      let now = ContinuousClock.now
      let due = state.waiting.filter { $0.value.end <= now }
      for ticket in due.keys { state.waiting[ticket] = nil }
      state.alarm = nil
      if let next = state.waiting.values.map(\.end).min() { state.set(next) }
      return due.values.map(\.body)
    }
    for body in due { body() }
  }
}
