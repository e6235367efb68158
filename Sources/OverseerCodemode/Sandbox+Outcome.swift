import CQuickJS

/// The run of a script from its text to what it came to.
extension Sandbox {
  func outcome(of run: ScriptRun) -> Result<[UInt8], ScriptFailure> {
    guard run.code.utf8.count <= run.limits.code else { return .failure(.codeTooLong(limit: run.limits.code)) }
    let work = ScriptWork(run)
    self.work = work
    JS_UpdateStackTop(runtime)
    JS_SetMaxStackSize(runtime, min(run.limits.stack, ScriptThread.scriptStackSize))
    heap.pointee.limit = run.limits.heap
    return enclosedOutcome(of: run)
  }

  private func enclosedOutcome(of run: ScriptRun) -> Result<[UInt8], ScriptFailure> {
    guard let around = run.host.around else { return Result(catching: plainOutcome) }
    var outcome: Result<[UInt8], ScriptFailure>?
    let enclosed = ScriptHost.Enclosed { time in
      if outcome == nil {
        self.work?.ends.append(min(run.end, .now + time))
        outcome = Result(catching: self.plainOutcome)
        self.work?.ends.removeLast()
      }
      guard case .failure(let failure) = outcome else { return .returned }
      return failure.kind == .outOfTime ? .outOfTime : .threw
    }
    do throws(HostFailure) {
      try around(enclosed)
    } catch {
      return .failure(ScriptFailure(kind: .thrown, name: "Error", message: error.message, place: nil, host: error))
    }
    return outcome ?? .success(Array("null".utf8))
  }

  /// Compiles the script, calls it, and goes on until it and all that it has begun have ended.
  private func plainOutcome() throws(ScriptFailure) -> [UInt8] {
    guard let work else { throw .noMemory }
    let function = try compile(work.run.code)
    defer { JS_FreeValue(context, function) }
    var value = try settled(JS_Call(context, function, osjs_undefined(), 0, nil))
    defer { JS_FreeValue(context, value) }
    if JS_IsFunction(context, value) {
      let made = value
      defer { JS_FreeValue(context, made) }
      value = osjs_undefined()
      value = try settled(JS_Call(context, made, osjs_undefined(), 0, nil))
    }
    try finishCalls()
    do throws(Unwritable) {
      return try json(ofResult: value)
    } catch {
      throw failure(of: error)
    }
  }

  /// What a promise, or a value that is none, came to. Takes it over.
  private func settled(_ value: JSValue) throws(ScriptFailure) -> JSValue {
    if JS_IsException(value) {
      let exception = takeException()
      defer { JS_FreeValue(context, exception) }
      throw endedFailure(exception)
    }
    guard JS_IsPromise(value) else { return value }
    defer { JS_FreeValue(context, value) }
    switch goOn(until: { JS_PromiseState(context, value) != JS_PROMISE_PENDING }) {
    case .stopped: throw stopFailure
    case .stuck: throw .waitsForever
    case .done: break
    }
    let result = JS_PromiseResult(context, value)
    guard JS_PromiseState(context, value) == JS_PROMISE_REJECTED else { return result }
    defer { JS_FreeValue(context, result) }
    noteRejection(of: value, isHandled: true)
    throw endedFailure(result)
  }

  /// Why a script ended that threw, told when its calls have ended too.
  private func endedFailure(_ value: JSValue) -> ScriptFailure {
    let thrown = thrownFailure(value)
    // What it has begun is not left half done; what was thrown stays what is told.
    if !mustStop { _ = try? finishCalls() }
    return thrown
  }

  /// Why a script ended that threw, unless that comes of its being ended.
  private func thrownFailure(_ value: JSValue) -> ScriptFailure {
    if mustStop { return stopFailure }
    let thrown = failure(of: value)
    // What was thrown may have code of the script's own, which runs while it is described.
    return mustStop ? stopFailure : thrown
  }

  /// Waits for the calls that the script has not awaited.
  private func finishCalls() throws(ScriptFailure) {
    guard let work else { return }
    switch goOn(until: { work.replies.isEmpty && work.enclosures.isEmpty }) {
    case .stopped: throw stopFailure
    case .stuck, .done: break
    }
    guard let rejected = work.rejected.first else { return }
    let reason = JS_PromiseResult(context, rejected.promise)
    defer { JS_FreeValue(context, reason) }
    throw failure(of: reason)
  }
}
