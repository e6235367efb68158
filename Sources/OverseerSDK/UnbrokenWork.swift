import OverseerModel
import Synchronization

/// Work that is done to its end although whoever asked for it has been called off, and that only ``cancel()`` breaks
/// off.
final class UnbrokenWork: Sendable {
  private struct State {
    var isCancelled = false
    /// Breaks off what is under way.
    var cancel: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// Does one piece of work at a time.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable () async throws(OverseerError) -> Value
  ) async throws(OverseerError) -> Value {
    // justified: it is awaited, and must not be cancelled with the task that awaits it
    let task = Task(executorPreference: FileExecutor.shared) { () async -> Result<Value, OverseerError> in
      do throws(OverseerError) { return .success(try await body()) } catch { return .failure(error) }
    }
    let isCancelled = state.withLock { state in
      state.cancel = { task.cancel() }
      return state.isCancelled
    }
    if isCancelled { task.cancel() }
    let result = await task.value
    state.withLock { $0.cancel = nil }
    return try result.get()
  }

  /// Breaks off what is under way, and what would begin later.
  func cancel() {
    let cancel = state.withLock { state in
      state.isCancelled = true
      return state.cancel
    }
    cancel?()
  }
}
