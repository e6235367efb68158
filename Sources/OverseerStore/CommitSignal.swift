import OverseerModel
import Synchronization

/// Tells those who follow the log that there may be more to read. It carries nothing: what is new stands in the log,
/// so a slow follower loses nothing and holds nobody up.
final class CommitSignal: Sendable {
  private struct State {
    var followers: [Int: AsyncStream<Void>.Continuation] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  /// A stream that gives an element soon after each commit; several commits may share one.
  func wakes() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let key = state.withLock { state in
      state.next += 1
      state.followers[state.next] = continuation
      return state.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { state in _ = state.followers.removeValue(forKey: key) }
    }
    return stream
  }

  func signal() {
    let followers = state.withLock { $0.followers.values.map { $0 } }
    for follower in followers { follower.yield() }
  }
}
