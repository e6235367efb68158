import CQuickJS

/// A function of the script that waits to be enclosed by the host.
struct WaitingEnclosure {
  var function: JSValue
  var enclose: @Sendable (ScriptHost.Enclosed) throws(HostFailure) -> Void
  /// The promise that the script has for it.
  var awaited: Awaited

  func release(_ context: OpaquePointer) {
    JS_FreeValue(context, function)
    awaited.release(context)
  }
}

/// Functions of the script that the host encloses.
extension Sandbox {
  /// Has the host run what the script has passed as `function`: once nothing else of the script is ready to run, so
  /// that no other code of it is in between. Within an enclosed function the host is asked at once.
  func promise(
    of enclose: @escaping @Sendable (ScriptHost.Enclosed) throws(HostFailure) -> Void, around function: JSValue
  ) -> JSValue {
    guard let work else { return osjs_exception() }
    guard JS_IsFunction(context, function) else {
      return settledPromise(typeError("the first argument must be a function"), isRejected: true)
    }
    guard let (promise, settling) = newPromise() else { return osjs_exception() }
    let waiting = WaitingEnclosure(
      function: JS_DupValue(context, function), enclose: enclose,
      awaited: Awaited(settling: settling, error: newError()))
    if work.firstID == 0 { work.enclosures.append(waiting) } else { enclosed(waiting) }
    return promise
  }

  /// Has the host run it now, and settles its promise. Takes it over.
  func enclosed(_ waiting: WaitingEnclosure) {
    guard let work else { return }
    defer { waiting.release(context) }
    let outerID = work.firstID
    work.lastID += 1
    work.firstID = work.lastID
    let result = result(of: waiting)
    work.firstID = outerID
    let unheard = work.unheard
    work.unheard = []
    for message in unheard { hear(message) }
    settle(waiting.awaited.settling, with: result)
  }

  /// What the host came to. What was given up is cleared away once the host is done with it.
  private func result(of waiting: WaitingEnclosure) -> (value: JSValue, isRejected: Bool) {
    var ended: Ended?
    let enclosed = ScriptHost.Enclosed { time in
      if let ended { return ended.end }
      let now = self.run(waiting.function, for: time)
      ended = now
      return now.end
    }
    defer { if case .outOfTime = ended, work?.stop == nil { giveUpCode() } }
    do throws(HostFailure) {
      try waiting.enclose(enclosed)
    } catch {
      ended?.release(context)
      return (complete(JS_DupValue(context, waiting.awaited.error), as: .host(error)), true)
    }
    return switch ended {
    case .returned(let value): (value, false)
    case .threw(let value): (value, true)
    case .outOfTime: (complete(JS_DupValue(context, waiting.awaited.error), as: .enclosureOutOfTime), true)
    case nil: (osjs_undefined(), false)
    }
  }

  /// How an enclosed function ended.
  private enum Ended {
    case returned(JSValue)
    case threw(JSValue)
    case outOfTime

    var end: ScriptHost.Enclosed.End {
      switch self {
      case .returned: .returned
      case .threw: .threw
      case .outOfTime: .outOfTime
      }
    }

    func release(_ context: OpaquePointer) {
      switch self {
      case .returned(let value), .threw(let value): JS_FreeValue(context, value)
      case .outOfTime: break
      }
    }
  }

  private func run(_ function: JSValue, for time: Duration) -> Ended {
    guard let work else { return .outOfTime }
    work.ends.append(min(work.end, .now + time))
    defer { work.ends.removeLast() }
    let result = JS_Call(context, function, osjs_undefined(), 0, nil)
    defer { JS_FreeValue(context, result) }
    return ended(result)
  }

  private func ended(_ result: JSValue) -> Ended {
    if JS_IsException(result) {
      if mustStop {
        clearException()
        return .outOfTime
      }
      return .threw(takeException())
    }
    guard JS_IsPromise(result) else { return .returned(JS_DupValue(context, result)) }
    let progress = goOn { JS_PromiseState(context, result) != JS_PROMISE_PENDING }
    switch progress {
    case .stopped: return .outOfTime
    case .stuck:
      // What comes from outside later would wake code that takes itself to be enclosed still.
      if let work, work.isWaiting(since: 0) { work.stop = .waitsOutside }
      return .threw(typeError("the function waits for a promise that nothing can settle"))
    case .done:
      let value = JS_PromiseResult(context, result)
      guard JS_PromiseState(context, result) == JS_PROMISE_REJECTED else { return .returned(value) }
      JS_PromiseMarkAsHandled(context, result)
      noteRejection(of: result, isHandled: true)
      return .threw(value)
    }
  }

  /// Sees to it that code of an enclosure whose time was over does nothing more while the script goes on: what it waits
  /// for never comes, and what is ready to run is ended at its next step.
  private func giveUpCode() {
    guard let work else { return }
    let firstID = work.firstID
    for timer in work.timers.take(where: { $0.id >= firstID }) { timer.release(context) }
    for (id, reply) in work.replies where id >= firstID {
      reply.release(context)
      work.replies[id] = nil
    }
    defer { forgetRejections(since: firstID) }
    work.isClosing = true
    defer { work.isClosing = false }
    var context: OpaquePointer?
    while !noteEnd() {
      let status = JS_ExecutePendingJob(runtime, &context)
      if status == 0 { break }
      if status < 0 { clearException() }
    }
  }

  private func forgetRejections(since firstID: Int) {
    guard let work else { return }
    for (id, promise) in work.rejected where id >= firstID { JS_FreeValue(context, promise) }
    work.rejected.removeAll { $0.id >= firstID }
  }
}
