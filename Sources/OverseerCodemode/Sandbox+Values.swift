import CQuickJS

extension Sandbox {
  /// As an assignment makes it.
  static let plainProperty = JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE | JS_PROP_ENUMERABLE

  func string(_ text: String) -> JSValue {
    var text = text
    return text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { JS_NewStringLen(context, $0.baseAddress, $0.count) }
    }
  }

  /// The text of a value as the script itself would have it; nil where making it threw.
  func text(of value: JSValue) -> String? {
    var count = 0
    guard let characters = JS_ToCStringLen(context, &count, value) else {
      clearException()
      return nil
    }
    defer { JS_FreeCString(context, characters) }
    return UnsafeBufferPointer(start: characters, count: count).withMemoryRebound(to: UInt8.self) {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// A property that is a string; nil for others, and where reading it threw.
  func textProperty(_ name: JSAtom, of value: JSValue) -> String? {
    let property = JS_GetProperty(context, value, name)
    defer { JS_FreeValue(context, property) }
    guard !JS_IsException(property) else {
      clearException()
      return nil
    }
    return JS_IsString(property) ? text(of: property) : nil
  }

  func text(of name: JSAtom) -> String {
    let value = JS_AtomToString(context, name)
    defer { JS_FreeValue(context, value) }
    return text(of: value) ?? ""
  }

  /// The value of a JSON text, or the exception.
  func value(ofJSON bytes: [UInt8]) -> JSValue {
    // The parser looks at the byte after the last one.
    var bytes = bytes
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { JS_ParseJSON(context, $0.baseAddress, $0.count - 1, "<host>") }
    }
  }

  /// Takes the exception away and gives it.
  func takeException() -> JSValue { JS_GetException(context) }

  func clearException() { JS_FreeValue(context, JS_GetException(context)) }

  /// Defines a property that enumerations leave out.
  func define(_ name: JSAtom, _ value: JSValue, of object: JSValue) {
    JS_DefinePropertyValue(context, object, name, value, JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE)
  }

  /// A promise that is settled already. Takes the value over.
  func settledPromise(_ value: JSValue, isRejected: Bool = false) -> JSValue {
    defer { JS_FreeValue(context, value) }
    return JS_NewSettledPromise(context, isRejected, value)
  }

  /// An error that knows where the script stands, and nothing else yet; null where there is no memory for it.
  func newError() -> JSValue { orNull(osjs_new_error(context)) }

  private func orNull(_ value: JSValue) -> JSValue {
    guard JS_IsException(value) else { return value }
    clearException()
    return osjs_null()
  }

  /// A `TypeError` that knows where the script stands.
  func typeError(_ message: String) -> JSValue {
    let error = orNull(osjs_new_type_error(context))
    define(names.message, string(message), of: error)
    return error
  }

  /// Ends the code that runs now; it cannot catch this.
  func throwUncatchable() -> JSValue {
    let error = newError()
    JS_SetUncatchableError(context, error)
    return JS_Throw(context, error)
  }

  /// Throws, with the place where the script stands.
  func throwTypeError(_ message: String) -> JSValue {
    JS_Throw(context, typeError(message))
  }
}
