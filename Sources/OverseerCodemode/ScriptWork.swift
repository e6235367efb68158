import CQuickJS

/// What a running script has under way in its sandbox.
final class ScriptWork {
  /// Why a script is ended from outside. It runs no further.
  enum Stop { case outOfTime, outOfMemory, cancelled }

  let run: ScriptRun
  var source: SourceText
  var stop: Stop?
  /// Code that was given up is being cleared away: it may not call anything any more.
  var isClosing = false
  /// When the script has to end, and each enclosure in it; the innermost is the last and the soonest.
  var ends: [ContinuousClock.Instant]
  var calls = 0
  /// Counts what the script begins, so that all of an enclosure can be told from what was there before.
  var lastID = 0
  /// Promises that wait for the host.
  var replies: [Int: Awaited] = [:]
  var timers = TimerQueue()
  /// Rejected promises that nothing handles yet.
  var rejected: [(id: Int, promise: JSValue)] = []
  var marks: [MarkedError] = []

  init(_ run: ScriptRun) {
    self.run = run
    source = SourceText(run.code)
    ends = [run.end]
  }

  /// When the code that runs now has to end.
  var end: ContinuousClock.Instant { ends.last ?? run.end }

  func release(_ context: OpaquePointer) {
    for reply in replies.values { reply.release(context) }
    for (_, promise) in rejected { JS_FreeValue(context, promise) }
    timers.release(context)
  }
}
