import Dispatch
import OverseerModel
import Synchronization

/// Work on the database that waits, in the order in which it came, for a thread that may block.
final class WorkLine: Sendable {
  /// One piece of it. Exactly one of the two ways of telling its caller is taken.
  struct Work: Sendable {
    /// Does it, and answers with what tells the caller.
    let perform: @Sendable (Connection) throws(OverseerError) -> @Sendable () -> Void
    /// Tells the caller that nothing was done.
    let fail: @Sendable (OverseerError) -> Void
  }

  private struct State {
    var waiting: [(ticket: Int, work: Work)] = []
    var lastTicket = 0
    var workers = 0
  }

  private let state = Mutex(State())
  private let queue: DispatchQueue
  private let workers: Int
  private let batch: Int

  /// A line before `workers` threads, each of which takes at most `batch` pieces at once.
  init(label: String, workers: Int, batch: Int) {
    queue = DispatchQueue(label: label, qos: .userInitiated, attributes: .concurrent)
    self.workers = workers
    self.batch = batch
  }

  /// How many pieces wait.
  var length: Int { state.withLock { $0.waiting.count } }

  /// What `body` gives when its turn has come and `run` carries it out. The caller's thread is not blocked.
  ///
  /// A caller who is cancelled while it waits leaves the line, with `unavailable`. What has begun is finished.
  func answer<Value: Sendable>(
    to body: @escaping @Sendable (Connection) throws(OverseerError) -> Value,
    by run: @escaping @Sendable ([Work]) -> Void
  ) async throws(OverseerError) -> Value {
    let ticket = state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
    let result: Result<Value, OverseerError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let work = Work(
          perform: { connection throws(OverseerError) in
            let value = try body(connection)
            return { continuation.resume(returning: .success(value)) }
          },
          fail: { error in continuation.resume(returning: .failure(error)) })
        add(work, ticket, run)
        // The handler may have run before there was anything to take out.
        if Task.isCancelled { leave(ticket) }
      }
    } onCancel: {
      leave(ticket)
    }
    return try result.get()
  }

  private func add(_ work: Work, _ ticket: Int, _ run: @escaping @Sendable ([Work]) -> Void) {
    let needsWorker = state.withLock { state in
      state.waiting.append((ticket, work))
      guard state.workers < workers else { return false }
      state.workers += 1
      return true
    }
    guard needsWorker else { return }
    queue.async {
      while let works = self.take() { run(works) }
    }
  }

  private func take() -> [Work]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.workers -= 1
        return nil
      }
      let taken = state.waiting.prefix(batch).map(\.work)
      state.waiting.removeFirst(taken.count)
      return taken
    }
  }

  private func leave(_ ticket: Int) {
    let work = state.withLock { state in
      let place = state.waiting.firstIndex { $0.ticket == ticket }
      return place.map { state.waiting.remove(at: $0).work }
    }
    work?.fail(.cancelledBeforeDatabase)
  }
}

extension OverseerError {
  /// The caller did not wait for its turn.
  static var cancelledBeforeDatabase: OverseerError {
    OverseerError(.unavailable, "the operation was cancelled before it reached the database")
  }
}
