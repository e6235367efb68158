import OverseerModel
import Synchronization

/// Tells those who follow the log that there may be more to read. It carries nothing: what is new stands in the log,
/// so a slow follower loses nothing and holds nobody up.
final class CommitSignal: Sendable {
  private struct State {
    var followers: [Int: AsyncStream<Void>.Continuation] = [:]
    var observers: [Int: @Sendable () -> Void] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  /// A stream that gives an element soon after each commit; several commits may share one. As long as somebody waits for
  /// it, `watch` goes on.
  func wakes(by watch: CommitWatch? = nil) -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let key = state.withLock { state in
      state.next += 1
      state.followers[state.next] = continuation
      return state.next
    }
    continuation.onTermination = { [weak self] _ in
      withExtendedLifetime(watch) {
        self?.state.withLock { state in _ = state.followers.removeValue(forKey: key) }
      }
    }
    return stream
  }

  /// Calls `body` after each commit, on the thread that found out about it, until ``forget(_:)`` with the key that is
  /// given back.
  func observe(_ body: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      state.next += 1
      state.observers[state.next] = body
      return state.next
    }
  }

  func forget(_ observer: Int) {
    state.withLock { state in _ = state.observers.removeValue(forKey: observer) }
  }

  func signal() {
    let (observers, followers) = state.withLock { (Array($0.observers.values), Array($0.followers.values)) }
    for observer in observers { observer() }
    for follower in followers { follower.yield() }
  }
}
