import OverseerJSON
import Synchronization

/// Tells a client that wants to know how far its call has come: not more often than it can use, and never after the
/// reply.
final class ProgressReports: Sendable {
  static let pause = Duration.milliseconds(250)

  private struct State {
    var last: (time: ContinuousClock.Instant, progress: Double)?
    var isOver = false
  }

  private let token: JSONValue
  private let send: @Sendable (JSONValue) -> Void
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(State())

  init(
    token: JSONValue, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    send: @escaping @Sendable (JSONValue) -> Void
  ) {
    self.token = token
    self.now = now
    self.send = send
  }

  /// Sends it, unless the last was sent just now or told as much.
  func report(_ progress: ToolProgress) {
    state.withLock { state in
      let time = now()
      if state.isOver { return }
      if let last = state.last, time - last.time < Self.pause || progress.progress <= last.progress { return }
      state.last = (time, progress.progress)
      // Under the lock, so that the reply cannot overtake it.
      send([
        "jsonrpc": "2.0", "method": "notifications/progress",
        "params": [
          "progressToken": token, "progress": .number(progress.progress), "message": .string(progress.message),
        ],
      ])
    }
  }

  /// From now on nothing is sent.
  func end() { state.withLock { $0.isOver = true } }
}
