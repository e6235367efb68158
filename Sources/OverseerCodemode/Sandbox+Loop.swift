import CQuickJS

/// What keeps a script going: its jobs, its timers, and the host's replies.
extension Sandbox {
  enum Progress {
    /// What was waited for is there.
    case done
    /// Nothing is left that could bring it.
    case stuck
    /// The innermost end, or the whole script's, has come.
    case stopped
  }

  /// Whether the code that runs now has to end. The engine asks every few thousand steps.
  var mustStop: Bool {
    guard let work else { return false }
    return work.isClosing || noteEnd() || ContinuousClock.now >= work.end
  }

  /// Whether the whole script has to end, and notes why.
  func noteEnd() -> Bool {
    guard let work else { return false }
    if work.stop != nil { return true }
    if heap.pointee.is_exceeded {
      work.stop = .outOfMemory
    } else if ContinuousClock.now >= work.run.end {
      work.stop = .outOfTime
    } else if work.run.isCancelled {
      work.stop = .cancelled
    }
    return work.stop != nil
  }

  /// Goes on until `isDone`, or until nothing can bring it about any more. Within an enclosed function only what was
  /// begun there goes on.
  func goOn(until isDone: () -> Bool) -> Progress {
    guard let work else { return .stuck }
    while true {
      if !runJobs() || mustStop { return .stopped }
      if isDone() { return .done }
      if work.firstID == 0, !work.enclosures.isEmpty {
        enclosed(work.enclosures.removeFirst())
        continue
      }
      if let timer = work.timers.takeDue(at: .now, since: work.firstID) {
        fire(timer)
        continue
      }
      guard work.isWaiting(since: work.firstID) else { return .stuck }
      let end = work.timers.next(since: work.firstID).map { min($0, work.end) } ?? work.end
      for message in work.run.mailbox.take(until: end) { hear(message) }
    }
  }

  /// Runs what is ready to run; false where it was stopped.
  private func runJobs() -> Bool {
    var context: OpaquePointer?
    var count = 0
    while true {
      let status = JS_ExecutePendingJob(runtime, &context)
      if status == 0 { return true }
      if status < 0 {
        let exception = takeException()
        guard !mustStop else {
          JS_FreeValue(self.context, exception)
          return false
        }
        noteUncaught(exception)
      }
      count += 1
      if count.isMultiple(of: 64), mustStop { return false }
    }
  }

  private func fire(_ timer: TimerQueue.Timer) {
    var arguments = timer.arguments
    let value = JS_Call(context, timer.function, osjs_undefined(), Int32(arguments.count), &arguments)
    timer.release(context)
    if JS_IsException(value) { noteUncaught(takeException()) }
    JS_FreeValue(context, value)
  }

  /// What a timer's function threw, or a job. The script hears of it as of a promise that nobody looks after.
  private func noteUncaught(_ exception: JSValue) {
    JS_FreeValue(context, settledPromise(exception, isRejected: true))
  }

  func hear(_ message: ScriptRun.Message) {
    guard let work, case .settled(let id, let result) = message else { return }
    guard id >= work.firstID else {
      work.unheard.append(message)
      return
    }
    // A reply to code that was given up has nobody who waits for it.
    if let reply = work.replies.removeValue(forKey: id) { settle(reply, with: result) }
  }

  func noteRejection(of promise: JSValue, isHandled: Bool) {
    guard let work else { return }
    if !isHandled {
      work.rejected.append((work.lastID, JS_DupValue(context, promise)))
    } else if let place = work.rejected.lastIndex(where: { osjs_pointer($0.promise) == osjs_pointer(promise) }) {
      JS_FreeValue(context, work.rejected.remove(at: place).promise)
    }
  }
}
