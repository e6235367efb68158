import CQuickJS

/// Why a script gave nothing back.
extension Sandbox {
  /// Of a script that was ended from outside.
  var stopFailure: ScriptFailure {
    guard let work else { return .noMemory }
    return switch work.stop {
    case .cancelled: .cancelled
    case .outOfMemory: .outOfMemory(limit: work.run.limits.heap)
    case .waitsOutside: .waitsOutside
    case .outOfTime, nil: .outOfTime(work.run.limits.time)
    }
  }

  /// No message is longer, in characters.
  private static let longestMessage = 2000

  /// Of what the script threw, or let pass.
  func failure(of value: JSValue, kind: ScriptFailure.Kind = .thrown) -> ScriptFailure {
    guard JS_IsError(value) else {
      return ScriptFailure(kind: kind, message: "the script threw \(thrownText(of: value))")
    }
    var failure = ScriptFailure(
      kind: kind, name: textProperty(names.name, of: value) ?? "Error",
      message: textProperty(names.message, of: value).map { String($0.prefix(Self.longestMessage)) } ?? "",
      place: place(ofError: value))
    switch mark(of: value) {
    case .host(let host): failure.host = host
    case .tooManyCalls: failure.kind = .tooManyCalls
    case .enclosureOutOfTime: failure.kind = .outOfTime
    case nil: tellLimit(&failure)
    }
    return failure
  }

  /// The engine throws plain errors where the script comes to other limits than its own.
  private func tellLimit(_ failure: inout ScriptFailure) {
    switch (failure.name, failure.message) {
    case ("RangeError", "Maximum call stack size exceeded"), ("InternalError", "stack overflow"):
      failure.kind = .outOfStack
      failure.message = "the script's calls go too deep: is there a recursion without an end?"
    case ("InternalError", "string too long"), ("RangeError", "string too long"):
      failure.kind = .outOfMemory
      failure.message = "a string became longer than the engine can hold: build less of it"
    case ("ReferenceError", let message) where message.hasSuffix(" is not initialized"):
      let name = message.dropLast(" is not initialized".count)
      guard surface.globals.contains(where: { $0.name == name }) else { return }
      failure.message += ": a variable of the script hides the global `\(name)`; give it another name"
    default: break
    }
  }

  private func thrownText(of value: JSValue) -> String {
    var text = JSONText(self, for: .log, limit: Self.longestMessage)
    do throws(Unwritable) { try text.append(value) } catch { release(error) }
    return JS_IsUndefined(value) ? "undefined" : String(decoding: text.bytes, as: UTF8.self)
  }

  /// Of a result that is no JSON.
  func failure(of unwritable: Unwritable) -> ScriptFailure {
    switch unwritable {
    case .stopped: return stopFailure
    case .threw(let value):
      defer { JS_FreeValue(context, value) }
      return mustStop ? stopFailure : failure(of: value)
    case .tooLong(let limit):
      return ScriptFailure(
        kind: .notJSON, message: "the result is longer than \(limit >> 20) MiB: return less of it")
    case .unknown(let what, let path, let advice):
      return ScriptFailure(
        kind: .notJSON,
        message: "the result\(path.isEmpty ? "" : " has at \(path)") \(what), which JSON cannot hold: \(advice)")
    }
  }
}

extension ScriptFailure {
  static var cancelled: ScriptFailure { ScriptFailure(kind: .cancelled, message: "the script was cancelled") }

  static var waitsForever: ScriptFailure {
    ScriptFailure(
      kind: .waitsForever,
      message: "the script waits for a promise that nothing can settle: is a resolve() missing?")
  }

  static var waitsOutside: ScriptFailure {
    ScriptFailure(
      kind: .waitsForever,
      message:
        "a function that is to run as a whole waits for what was begun outside of it: await that before, or begin "
        + "it within")
  }

  static func outOfMemory(limit: Int) -> ScriptFailure {
    ScriptFailure(
      kind: .outOfMemory, message: "the script held more than \(limit >> 20) MiB: keep less of what was read")
  }

  static var noMemory: ScriptFailure {
    ScriptFailure(kind: .outOfMemory, message: "there is no memory for a script")
  }

  static var noThread: ScriptFailure {
    ScriptFailure(kind: .outOfMemory, message: "the system has no thread for a script")
  }

  static func busy(_ limit: Duration) -> ScriptFailure {
    ScriptFailure(
      kind: .busy,
      message: "too many scripts are running: there was no room for this one within \(limit.milliseconds) ms, and "
        + "nothing of it has run; try again later")
  }

  static func outOfTime(_ limit: Duration) -> ScriptFailure {
    ScriptFailure(
      kind: .outOfTime,
      message: "the script was not done after \(limit.milliseconds) ms: do less in one script, or allow more time")
  }

  static func codeTooLong(limit: Int) -> ScriptFailure {
    ScriptFailure(kind: .codeTooLong, message: "the script is longer than \(limit) bytes: send it in parts")
  }
}

extension Duration {
  fileprivate var milliseconds: Int { nanoseconds / 1_000_000 }
}
