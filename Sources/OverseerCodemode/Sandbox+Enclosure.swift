import CQuickJS

/// Functions of the script that the host encloses.
extension Sandbox {
  /// Takes what the script has passed as `function` to the host, which runs it when it likes.
  func promise(
    of enclose: @Sendable (ScriptHost.Enclosed) throws(HostFailure) -> Void, around function: JSValue
  ) throws(HostFailure) -> JSValue {
    guard JS_IsFunction(context, function) else {
      return settledPromise(typeError("the first argument must be a function"), isRejected: true)
    }
    var ended: Ended?
    let enclosed = ScriptHost.Enclosed { time in
      if let ended { return ended.end }
      let now = self.run(function, for: time)
      ended = now
      return now.end
    }
    do throws(HostFailure) {
      try enclose(enclosed)
    } catch {
      ended?.release(context)
      throw error
    }
    return switch ended {
    case .returned(let value): settledPromise(value)
    case .threw(let value): settledPromise(value, isRejected: true)
    case .outOfTime: settledPromise(error(.enclosureOutOfTime), isRejected: true)
    case nil: settledPromise(osjs_undefined())
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
    work.lastID += 1
    let firstID = work.lastID
    let result = JS_Call(context, function, osjs_undefined(), 0, nil)
    let ended = ended(result)
    JS_FreeValue(context, result)
    work.ends.removeLast()
    if case .outOfTime = ended, work.stop == nil { giveUpCode(since: firstID) }
    return ended
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
    case .stuck: return .threw(typeError("the function waits for a promise that nothing can settle"))
    case .done:
      let value = JS_PromiseResult(context, result)
      guard JS_PromiseState(context, result) == JS_PROMISE_REJECTED else { return .returned(value) }
      JS_PromiseMarkAsHandled(context, result)
      noteRejection(of: result, isHandled: true)
      return .threw(value)
    }
  }

  /// Sees to it that code whose time was over does nothing more while the script goes on: what it waits for never
  /// comes, and what is ready to run is ended at its next step.
  private func giveUpCode(since firstID: Int) {
    guard let work else { return }
    for timer in work.timers.take(where: { $0.id >= firstID }) { timer.release(context) }
    for (id, reply) in work.replies where id >= firstID {
      reply.release(context)
      work.replies[id] = nil
    }
    defer { forgetRejections(since: firstID) }
    work.isClosing = true
    var context: OpaquePointer?
    while true {
      let status = JS_ExecutePendingJob(runtime, &context)
      if status == 0 { break }
      if status < 0 { clearException() }
    }
    work.isClosing = false
  }

  private func forgetRejections(since firstID: Int) {
    guard let work else { return }
    for (id, promise) in work.rejected where id >= firstID { JS_FreeValue(context, promise) }
    work.rejected.removeAll { $0.id >= firstID }
  }
}
