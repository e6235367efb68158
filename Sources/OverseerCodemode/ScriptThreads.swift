import Synchronization

/// The threads on which scripts run. Those that are idle are kept for the next script, a few of them for ever.
final class ScriptThreads: Sendable {
  /// So many idle threads do not end by themselves.
  private static let kept = 2

  private struct State {
    var idle: [ScriptThread] = []
    var isClosed = false
  }

  private let state = Mutex(State())
  private let surface: ScriptSurface
  private let unknown: @Sendable (String, String) -> String

  init(surface: ScriptSurface, unknown: @escaping @Sendable (String, String) -> String) {
    self.surface = surface
    self.unknown = unknown
  }

  /// Gives `run` to a thread; false where the system has none. `whenOver` is called once the thread is done with it.
  func begin(_ run: ScriptRun, whenOver: @escaping @Sendable () -> Void) -> Bool {
    // The one that was used last: its memory is the warmest, and the others come to their end.
    let idle = state.withLock { $0.idle.popLast() }
    if let idle {
      idle.begin(run, whenOver: whenOver)
      return true
    }
    guard let thread = ScriptThread(surface: surface, unknown: unknown, threads: self) else { return false }
    thread.begin(run, whenOver: whenOver)
    return true
  }

  /// `thread` can take the next run; false where it shall end instead.
  func isReady(_ thread: ScriptThread) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.idle.append(thread)
      return true
    }
  }

  /// Whether `thread`, which has been idle for a while, may end.
  func leave(_ thread: ScriptThread) -> Bool {
    state.withLock { state in
      guard state.idle.count > Self.kept, let place = state.idle.firstIndex(where: { $0 === thread }) else {
        return false
      }
      state.idle.remove(at: place)
      return true
    }
  }

  /// Ends the idle threads; those with a script end after it.
  func close() {
    let idle = state.withLock { state in
      state.isClosed = true
      defer { state.idle = [] }
      return state.idle
    }
    for thread in idle { thread.end() }
  }
}
