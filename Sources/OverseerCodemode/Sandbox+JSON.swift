import CQuickJS

extension Sandbox {
  /// No value that a script gives away is longer than this, in bytes.
  static let longestText = 32 << 20

  /// The arguments of a call as one JSON array.
  func json(ofArguments arguments: UnsafeBufferPointer<JSValue>) throws(Unwritable) -> [UInt8] {
    var text = JSONText(self, for: .arguments, limit: Self.longestText)
    text.append("[")
    for (index, argument) in arguments.enumerated() {
      if index > 0 { text.append(",") }
      try text.append(argument)
    }
    text.append("]")
    return text.bytes
  }

  /// What the script gives back, as JSON.
  func json(ofResult value: JSValue) throws(Unwritable) -> [UInt8] {
    var text = JSONText(self, for: .result, limit: Self.longestText)
    try text.append(value)
    guard text.bytes.count <= Self.longestText else { throw .tooLong(limit: Self.longestText) }
    return text.bytes
  }

  /// The error with which a call is refused whose arguments cannot be written.
  func error(of unwritable: Unwritable) -> JSValue {
    switch unwritable {
    case .threw(let value): value
    case .stopped: osjs_undefined()
    case .tooLong(let limit): typeError("the arguments are longer than \(limit >> 20) MiB")
    case .unknown(let what, let path, let advice):
      typeError("the argument \(path) is \(what), which JSON cannot hold: \(advice)")
    }
  }
}
