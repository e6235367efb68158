import Dispatch
import Synchronization

/// What was read and is not done with: calls without a reply, and replies that are not written. Where it is full nothing
/// more is to be read, so that a client which asks faster than it listens is held up, and does not fill the memory.
final class Backlog: Sendable {
  private struct State {
    var calls = 0
    var bytes = 0
    var isAwaited = false

    var isFull: Bool { calls >= Backlog.mostCalls || bytes > Backlog.mostBytes }
  }

  /// Far above what a client has use for at one time.
  static let mostCalls = 256
  /// How many bytes of replies may wait to be written.
  static let mostBytes = 8 << 20

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)  // justified: the thread that reads the input waits, and no other

  /// Counts a call that begins, or with -1 one that has ended.
  func add(calls: Int) { change { $0.calls += calls } }

  /// Counts bytes that are to be written, or below 0 those that were.
  func add(bytes: Int) { change { $0.bytes += bytes } }

  private func change(_ body: (inout State) -> Void) {
    let hasRoom = state.withLock { state in
      body(&state)
      guard state.isAwaited, !state.isFull else { return false }
      state.isAwaited = false
      return true
    }
    if hasRoom { room.signal() }
  }

  /// Returns once it is not full. It blocks, and only one thread may wait.
  func waitForRoom() {
    let mustWait = state.withLock { state in
      state.isAwaited = state.isFull
      return state.isAwaited
    }
    if mustWait { room.wait() }
  }
}
