import CQuickJS

/// What a running script has under way in its sandbox.
final class ScriptWork {
  /// Why a script is ended from outside. It runs no further.
  enum Stop {
    case outOfTime, outOfMemory, cancelled
    /// An enclosed function waits for what was begun outside of it, which cannot come while it runs.
    case waitsOutside
  }

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
  /// The first of what was begun within the innermost enclosed function; 0 outside of any.
  var firstID = 0
  /// Functions that the host is still to enclose, in the order in which the script has asked.
  var enclosures: [WaitingEnclosure] = []
  /// Promises that wait for the host.
  var replies: [Int: Awaited] = [:]
  /// Replies that came while an enclosed function ran and are not for it.
  var unheard: [ScriptRun.Message] = []
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

  /// Whether anything is to come that was begun since `firstID`.
  func isWaiting(since firstID: Int) -> Bool {
    if timers.next(since: firstID) != nil || replies.keys.contains(where: { $0 >= firstID }) { return true }
    return firstID == 0 && !enclosures.isEmpty
  }
}
