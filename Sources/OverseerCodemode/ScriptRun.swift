import Synchronization

/// One run of a script, as far as its thread and the task that waits for it share it.
final class ScriptRun: Sendable {
  /// What the thread hears while the script runs.
  enum Message: Sendable {
    case settled(Int, Result<[UInt8], HostFailure>)
    /// Look whether the run is cancelled.
    case wake
  }

  let code: String
  let limits: ScriptLimits
  let host: ScriptHost
  let start = ContinuousClock.now
  let mailbox = Mailbox<Message>()
  let requests = RequestLine()

  private let cancelled = Atomic(false)
  private let log = Mutex(ScriptLog())

  init(code: String, limits: ScriptLimits, host: ScriptHost) {
    self.code = code
    self.limits = limits
    self.host = host
  }

  var end: ContinuousClock.Instant { start + limits.time }

  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  func cancel() {
    cancelled.store(true, ordering: .relaxed)
    mailbox.post(.wake)
  }

  func write(_ line: ScriptReport.Line) { log.withLock { $0.append(line, limit: limits.logLines) } }

  /// The report of a run that ends now.
  func report(_ outcome: Result<[UInt8], ScriptFailure>) -> ScriptReport {
    let log = log.withLock { $0 }
    return ScriptReport(
      outcome: outcome, logs: log.lines, droppedLogs: log.dropped, time: start.duration(to: .now))
  }
}

/// What a script has logged.
private struct ScriptLog {
  var lines: [ScriptReport.Line] = []
  var dropped = 0

  mutating func append(_ line: ScriptReport.Line, limit: Int) {
    if lines.count < limit { lines.append(line) } else { dropped += 1 }
  }
}
