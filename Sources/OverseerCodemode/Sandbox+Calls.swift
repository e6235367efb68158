import CQuickJS

/// Calls of the host. Every one gives a promise.
extension Sandbox {
  func call(_ place: Int, _ arguments: UnsafeBufferPointer<JSValue>) -> JSValue {
    // The engine itself asks too seldom for calls that take long.
    guard let work, !mustStop else { return throwUncatchable() }
    work.calls += 1
    guard work.calls <= work.run.limits.calls else {
      return settledPromise(error(.tooManyCalls(limit: work.run.limits.calls)), isRejected: true)
    }
    let text: [UInt8]
    do throws(Unwritable) {
      text = try json(ofArguments: arguments)
    } catch {
      return settledPromise(self.error(of: error), isRejected: true)
    }
    do throws(HostFailure) {
      switch try work.run.host.call(surface.numbers[place], text) {
      case .value(let bytes): return promise(ofJSON: bytes)
      case .later(let body): return promise(of: body)
      case .around(let enclose): return promise(of: enclose, around: arguments.first ?? osjs_undefined())
      }
    } catch {
      return settledPromise(self.error(.host(error)), isRejected: true)
    }
  }

  private func promise(ofJSON bytes: [UInt8]) -> JSValue {
    let value = value(ofJSON: bytes)
    if JS_IsException(value) { return settledPromise(takeException(), isRejected: true) }
    return settledPromise(value)
  }

  private func promise(of body: @escaping @Sendable () async throws(HostFailure) -> [UInt8]) -> JSValue {
    guard let work else { return osjs_exception() }
    guard let (promise, settling) = newPromise() else { return osjs_exception() }
    work.lastID += 1
    // The error is made now, when the stack tells where the script has called.
    work.replies[work.lastID] = Awaited(settling: settling, error: newError())
    work.run.requests.post(.doLater(work.lastID, body))
    return promise
  }

  /// A promise, and the functions that settle it.
  func newPromise() -> (JSValue, Settling)? {
    var functions = [osjs_undefined(), osjs_undefined()]
    let promise = JS_NewPromiseCapability(context, &functions)
    if JS_IsException(promise) { return nil }
    return (promise, Settling(resolve: functions[0], reject: functions[1]))
  }

  /// Lets a promise have what the host came to. Takes `reply` over.
  func settle(_ reply: Awaited, with result: Result<[UInt8], HostFailure>) {
    defer { reply.release(context) }
    switch result {
    case .success(let bytes):
      let value = value(ofJSON: bytes)
      let isRejected = JS_IsException(value)
      settle(reply.settling, with: (isRejected ? takeException() : value, isRejected))
    case .failure(let failure):
      settle(reply.settling, with: (complete(JS_DupValue(context, reply.error), as: .host(failure)), true))
    }
  }

  /// Takes the value over.
  func settle(_ settling: Settling, with result: (value: JSValue, isRejected: Bool)) {
    var value = result.value
    let function = result.isRejected ? settling.reject : settling.resolve
    JS_FreeValue(context, JS_Call(context, function, osjs_undefined(), 1, &value))
    JS_FreeValue(context, value)
  }
}

/// The functions that settle a promise.
struct Settling {
  var resolve: JSValue
  var reject: JSValue

  func release(_ context: OpaquePointer) {
    JS_FreeValue(context, resolve)
    JS_FreeValue(context, reject)
  }
}

/// A promise that waits for the host, and the error for the case that the host refuses.
struct Awaited {
  var settling: Settling
  var error: JSValue

  func release(_ context: OpaquePointer) {
    settling.release(context)
    JS_FreeValue(context, error)
  }
}
