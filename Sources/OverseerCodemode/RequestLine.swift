import Synchronization

/// What the thread of a script asks of the task that waits for its end.
enum Request: Sendable {
  /// To do this aside and post what comes of it.
  case doLater(Int, @Sendable () async throws(HostFailure) -> [UInt8])
  /// The script has ended.
  case finish(ScriptReport)
  /// The script has not ended although it had to.
  case giveUp
}

/// Requests for one task, which suspends until there is one. Cancelling the task does not end its waiting: the end of
/// the script does.
final class RequestLine: Sendable {
  private struct State {
    var requests: [Request] = []
    var reader: CheckedContinuation<Request, Never>?
  }

  private let state = Mutex(State())

  func post(_ request: Request) {
    let reader = state.withLock { state in
      let reader = state.reader
      state.reader = nil
      if reader == nil { state.requests.append(request) }
      return reader
    }
    reader?.resume(returning: request)
  }

  func next() async -> Request {
    await withCheckedContinuation { continuation in
      let request: Request? = state.withLock { state in
        guard state.requests.isEmpty else { return state.requests.removeFirst() }
        state.reader = continuation
        return nil
      }
      if let request { continuation.resume(returning: request) }
    }
  }
}
