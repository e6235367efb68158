import CQuickJS

/// What an error that the host or the engine made is about.
enum MarkedError: Hashable {
  case host(HostFailure)
  case tooManyCalls(limit: Int)
  /// Code that a host had enclosed was not done when its time was over.
  case enclosureOutOfTime

  var message: String {
    switch self {
    case .host(let failure): failure.message
    case .tooManyCalls(let limit):
      "a script may make \(limit) calls, and this one has made them: ask for more with each call, or go on in "
        + "another script"
    case .enclosureOutOfTime: "the function took too long and was ended"
    }
  }
}

extension Sandbox {
  /// An error that knows where the script stands and, once it comes back, what it was about.
  func error(_ mark: MarkedError) -> JSValue { complete(newError(), as: mark) }

  /// Makes `error` the one of `mark`.
  func complete(_ error: JSValue, as mark: MarkedError) -> JSValue {
    guard let work else { return error }
    define(names.message, string(mark.message), of: error)
    // A script that goes on although it may call nothing any more must not fill the memory with marks.
    if work.marks.last != mark { work.marks.append(mark) }
    define(names.mark, JS_NewInt32(context, Int32(work.marks.count - 1)), of: error)
    guard case .host(let failure) = mark else { return error }
    set("code", string(failure.code), of: error)
    if let hint = failure.hint { set("hint", string(hint), of: error) }
    if let details = failure.details {
      let value = value(ofJSON: details)
      if JS_IsException(value) { clearException() } else { set("details", value, of: error) }
    }
    return error
  }

  private func set(_ name: String, _ value: JSValue, of object: JSValue) {
    JS_DefinePropertyValueStr(context, object, name, value, Self.plainProperty)
  }

  /// What an error is about, where the host or the engine made it.
  func mark(of error: JSValue) -> MarkedError? {
    guard let work, JS_IsError(error) else { return nil }
    let place = JS_GetProperty(context, error, names.mark)
    defer { JS_FreeValue(context, place) }
    guard osjs_tag(place) == Int32(JS_TAG_INT) else { return nil }
    let index = Int(osjs_int(place))
    return work.marks.indices.contains(index) ? work.marks[index] : nil
  }
}
