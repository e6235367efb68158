import CQuickJS

/// A thread that runs one script after the other, and has its sandbox ready again before the next one comes.
final class ScriptThread: Sendable {
  private enum Order: Sendable {
    case run(ScriptRun, whenOver: @Sendable () -> Void)
    case end
  }

  /// Room for the deepest script and for the host's calls on top of it. Only what is used costs memory.
  private static let stackSize = 16 << 20
  /// The stack that a script may have for itself.
  static let scriptStackSize = 8 << 20
  /// A thread that nobody needs ends after so long, unless it is one of the kept.
  private static let patience: Duration = .seconds(5)
  /// A script that has used more memory leaves much behind.
  private static let heavyUse = 4 << 20

  private let inbox = Mailbox<Order>()
  private let surface: ScriptSurface
  private let unknown: @Sendable (String, String) -> String
  private let threads: ScriptThreads

  /// Starts the thread; nil where the system has none.
  init?(
    surface: ScriptSurface, unknown: @escaping @Sendable (String, String) -> String, threads: ScriptThreads
  ) {
    self.surface = surface
    self.unknown = unknown
    self.threads = threads
    guard DetachedThread.start(stackSize: Self.stackSize, { self.work() }) else { return nil }
  }

  func begin(_ run: ScriptRun, whenOver: @escaping @Sendable () -> Void) {
    inbox.post(.run(run, whenOver: whenOver))
  }

  func end() { inbox.post(.end) }

  private func work() {
    let surface = SurfaceTable(surface, unknown: unknown)
    var sandbox = Sandbox(surface)
    while let (run, whenOver) = next() {
      let used = perform(run, in: sandbox)
      whenOver()
      sandbox?.renew()
      if used > Self.heavyUse { osjs_return_free_memory() }
      if sandbox == nil { sandbox = Sandbox(surface) }
      guard threads.isReady(self) else { return }
    }
  }

  private func next() -> (ScriptRun, whenOver: @Sendable () -> Void)? {
    while true {
      guard let order = inbox.take(until: .now + Self.patience).first else {
        if threads.leave(self) { return nil }
        continue
      }
      switch order {
      case .run(let run, let whenOver): return (run, whenOver)
      case .end: return nil
      }
    }
  }

  /// Runs it and says how it ended; how many bytes it has held at most.
  private func perform(_ run: ScriptRun, in sandbox: Sandbox?) -> Int {
    guard let sandbox else {
      run.requests.post(.finish(run.report(.failure(.noMemory))))
      return 0
    }
    let outcome = sandbox.outcome(of: run)
    run.requests.post(.finish(run.report(outcome)))
    return sandbox.heap.pointee.most_held
  }
}
