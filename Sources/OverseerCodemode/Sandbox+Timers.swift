import CQuickJS

/// Timers of a script, by the time at which they are due.
struct TimerQueue {
  struct Timer {
    var id: Int
    var due: ContinuousClock.Instant
    var function: JSValue
    var arguments: [JSValue]

    func release(_ context: OpaquePointer) {
      JS_FreeValue(context, function)
      for argument in arguments { JS_FreeValue(context, argument) }
    }
  }

  private var timers: [Timer] = []

  /// So many a script may wait for at once.
  static let longest = 10_000

  var isFull: Bool { timers.count >= Self.longest }

  /// When the next one is due of those whose numbers begin with `firstID`.
  func next(since firstID: Int) -> ContinuousClock.Instant? { timers.first { $0.id >= firstID }?.due }

  mutating func add(_ timer: Timer) {
    // Most are due later than all that are there.
    let last = timers.lastIndex { $0.due <= timer.due }
    timers.insert(timer, at: last.map { $0 + 1 } ?? 0)
  }

  /// The next one of those whose numbers begin with `firstID`, where it is due.
  mutating func takeDue(at now: ContinuousClock.Instant, since firstID: Int) -> Timer? {
    guard let place = timers.firstIndex(where: { $0.id >= firstID }), timers[place].due <= now else { return nil }
    return timers.remove(at: place)
  }

  /// Those that `isTaken` picks.
  mutating func take(where isTaken: (Timer) -> Bool) -> [Timer] {
    let taken = timers.filter(isTaken)
    timers.removeAll(where: isTaken)
    return taken
  }
}

/// `sleep`, `setTimeout` and `clearTimeout`.
extension Sandbox {
  /// A promise that is settled after so many milliseconds.
  func sleep(_ arguments: UnsafeBufferPointer<JSValue>) -> JSValue {
    guard hasRoom else { return throwTooManyTimers() }
    guard let (promise, settling) = newPromise() else { return osjs_exception() }
    _ = addTimer(after: arguments.first, JS_DupValue(context, settling.resolve), [])
    settling.release(context)
    return promise
  }

  /// Calls a function after so many milliseconds; its number.
  func setTimeout(_ arguments: UnsafeBufferPointer<JSValue>) -> JSValue {
    guard let function = arguments.first, JS_IsFunction(context, function) else {
      return throwTypeError("setTimeout takes a function and how many milliseconds to wait")
    }
    guard hasRoom else { return throwTooManyTimers() }
    let time = arguments.count > 1 ? arguments[1] : nil
    let id = addTimer(
      after: time, JS_DupValue(context, function), arguments.dropFirst(2).map { JS_DupValue(context, $0) })
    return JS_NewInt32(context, Int32(id))
  }

  func clearTimeout(_ arguments: UnsafeBufferPointer<JSValue>) -> JSValue {
    var id: Int32 = 0
    guard let first = arguments.first, JS_ToInt32(context, &id, first) == 0 else {
      clearException()
      return osjs_undefined()
    }
    for timer in work?.timers.take(where: { $0.id == Int(id) }) ?? [] { timer.release(context) }
    return osjs_undefined()
  }

  private var hasRoom: Bool { work?.timers.isFull == false }

  private func throwTooManyTimers() -> JSValue {
    throwTypeError("a script may wait for \(TimerQueue.longest) timers at once")
  }

  private func addTimer(after time: JSValue?, _ function: JSValue, _ arguments: [JSValue]) -> Int {
    guard let work else { return 0 }
    var milliseconds = 0.0
    if let time, JS_ToFloat64(context, &milliseconds, time) != 0 { clearException() }
    // What is no number, or is negative, means at once; no script lives longer than a day.
    let wait = milliseconds > 0 ? min(milliseconds, 86_400_000) : 0
    work.lastID += 1
    work.timers.add(
      TimerQueue.Timer(id: work.lastID, due: .now + .seconds(wait / 1000), function: function, arguments: arguments))
    return work.lastID
  }
}
