import CQuickJS

/// What a script finds beside the language and the host's globals.
enum BuiltIn: Int16, CaseIterable {
  case log, info, warn, error, debug
  case sleep, setTimeout, clearTimeout, structuredClone

  var name: String { "\(self)" }

  /// How a function of `console` logs.
  var level: ScriptReport.Line.Level? { ScriptReport.Line.Level(rawValue: name) }

  /// How many arguments it says to take.
  var length: UInt8 { self == .setTimeout ? 2 : 1 }
}

extension Sandbox {
  func callBuiltIn(_ place: Int16, _ arguments: UnsafeBufferPointer<JSValue>) -> JSValue {
    guard !mustStop, let builtIn = BuiltIn(rawValue: place) else {
      return throwUncatchable()
    }
    if let level = builtIn.level {
      log(level, arguments)
      return osjs_undefined()
    }
    return switch builtIn {
    case .sleep: sleep(arguments)
    case .setTimeout: setTimeout(arguments)
    case .clearTimeout: clearTimeout(arguments)
    case .structuredClone: structuredClone(arguments)
    case .log, .info, .warn, .error, .debug: osjs_undefined()
    }
  }

  /// A copy that shares nothing with the original, cycles, dates, maps and sets included.
  private func structuredClone(_ arguments: UnsafeBufferPointer<JSValue>) -> JSValue {
    var count = 0
    guard
      let bytes = JS_WriteObject(
        context, &count, arguments.first ?? osjs_undefined(), Int32(JS_WRITE_OBJ_REFERENCE))
    else { return osjs_exception() }
    defer { js_free(context, bytes) }
    return JS_ReadObject(context, bytes, count, Int32(JS_READ_OBJ_REFERENCE))
  }
}
