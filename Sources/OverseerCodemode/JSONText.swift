import CQuickJS

/// Why a value cannot be written as JSON.
enum Unwritable: Error {
  /// It is, or has at `path`, what JSON does not know; `advice` says what to do.
  case unknown(what: String, path: String, advice: String)
  case tooLong(limit: Int)
  /// The script's own code threw while it was asked for the value.
  case threw(JSValue)
  case stopped
}

/// Writes a value of a script as JSON.
///
/// As `JSON.stringify` does it, but nothing is left out silently: what JSON does not know is an error that names its
/// place. Errors, maps, sets and settled promises are written as what they hold.
struct JSONText {
  enum Purpose {
    /// What the script gives back.
    case result
    /// What it passes to the host: functions are null.
    case arguments
    /// What it logs: everything can be written somehow.
    case log
  }

  private enum Step {
    case index(Int)
    case key(JSAtom)
  }

  /// More would be no good to anybody who reads it.
  private static let maximumDepth = 100

  private let sandbox: Sandbox
  private let purpose: Purpose
  private let limit: Int
  private(set) var bytes: [UInt8] = []
  private var path: [Step] = []
  /// The objects on the way to the present one.
  private var holders: [UnsafeMutableRawPointer?] = []
  private var count = 0

  init(_ sandbox: Sandbox, for purpose: Purpose, limit: Int) {
    self.sandbox = sandbox
    self.purpose = purpose
    self.limit = limit
  }

  private var context: OpaquePointer { sandbox.context }

  /// Writes one value; what was written before stays.
  mutating func append(_ value: JSValue) throws(Unwritable) {
    count += 1
    if count.isMultiple(of: 4096), sandbox.mustStop { throw .stopped }
    guard bytes.count <= limit else { throw .tooLong(limit: limit) }
    switch Int(osjs_tag(value)) {
    case Int(JS_TAG_INT): append(osjs_int(value).description)
    case Int(JS_TAG_BOOL): append(osjs_int(value) == 0 ? "false" : "true")
    case Int(JS_TAG_FLOAT64): append(osjs_double(value))
    case Int(JS_TAG_STRING), Int(JS_TAG_STRING_ROPE): try append(string: value)
    case Int(JS_TAG_BIG_INT), Int(JS_TAG_SHORT_BIG_INT):
      guard purpose == .log else {
        throw unknown("a BigInt", "use Number(value) or String(value)")
      }
      append("\"\(sandbox.text(of: value) ?? "")n\"")
    case Int(JS_TAG_SYMBOL):
      guard purpose == .log else { throw unknown("a symbol", "use its description, or a string") }
      append("\"[symbol]\"")
    case Int(JS_TAG_OBJECT): try append(object: value)
    default: append("null")
    }
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(_ number: Double) {
    if let whole = Int64(exactly: number), whole.magnitude <= 1 << 53 {
      append(whole.description)
    } else {
      append(number.isFinite ? number.description : "null")
    }
  }

  private mutating func append(string value: JSValue) throws(Unwritable) {
    var length = 0
    guard let characters = JS_ToCStringLen(context, &length, value) else {
      throw .threw(sandbox.takeException())
    }
    defer { JS_FreeCString(context, characters) }
    guard length <= limit - bytes.count else { throw .tooLong(limit: limit) }
    UnsafeBufferPointer(start: characters, count: length).withMemoryRebound(to: UInt8.self) {
      bytes.appendQuoted($0)
    }
  }

  // MARK: Objects

  private mutating func append(object value: JSValue) throws(Unwritable) {
    let pointer = osjs_pointer(value)
    if holders.contains(pointer) {
      guard purpose == .log else {
        throw unknown("a reference to an object that it is part of", "return a copy without the cycle")
      }
      return append("\"[circular]\"")
    }
    guard holders.count < Self.maximumDepth else {
      guard purpose == .log else { throw unknown("nested too deep", "return less of it") }
      return append("\"[…]\"")
    }
    holders.append(pointer)
    defer { holders.removeLast() }
    if JS_IsFunction(context, value) { return try append(function: value) }
    if JS_IsArray(value) { return try append(array: value) }
    let toJSON = try property(sandbox.names.toJSON, of: value)
    defer { JS_FreeValue(context, toJSON) }
    if JS_IsFunction(context, toJSON) {
      return try appendMade(JS_Call(context, toJSON, value, 0, nil))
    }
    if JS_IsPromise(value) { return try append(promise: value) }
    if JS_IsSet(value) || JS_IsMap(value) { return try append(collection: value) }
    if isBoxed(value) { return try appendMade(JS_Invoke(context, value, sandbox.names.valueOf, 0, nil)) }
    try append(members: value)
  }

  private mutating func append(function value: JSValue) throws(Unwritable) {
    switch purpose {
    case .result: throw unknown("a function", "call it, or leave it out")
    case .arguments: append("null")
    case .log: append("\"[function \(sandbox.textProperty(sandbox.names.name, of: value) ?? "")]\"")
    }
  }

  private mutating func append(array value: JSValue) throws(Unwritable) {
    var length: Int64 = 0
    guard JS_GetLength(context, value, &length) == 0 else { throw .threw(sandbox.takeException()) }
    bytes.append(UInt8(ascii: "["))
    path.append(.index(0))
    for index in 0..<length {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      path[path.count - 1] = .index(Int(index))
      try appendMade(JS_GetPropertyInt64(context, value, index))
    }
    path.removeLast()
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func append(members value: JSValue) throws(Unwritable) {
    var table: UnsafeMutablePointer<JSPropertyEnum>?
    var length: UInt32 = 0
    let wanted = Int32(JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY)
    guard JS_GetOwnPropertyNames(context, &table, &length, value, wanted) == 0 else {
      throw .threw(sandbox.takeException())
    }
    defer { JS_FreePropertyEnum(context, table, length) }
    let keys = UnsafeBufferPointer(start: table, count: Int(length))
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    if JS_IsError(value) {
      // Neither is an enumerable property of an error, unless the script has made it one.
      for (name, atom) in [("name", sandbox.names.name), ("message", sandbox.names.message)] {
        guard !keys.contains(where: { $0.atom == atom }), let text = sandbox.textProperty(atom, of: value) else {
          continue
        }
        begin(member: name, isFirst: &isFirst)
        bytes.appendQuoted(text)
      }
    }
    path.append(.index(0))
    for key in keys {
      let member = try property(key.atom, of: value)
      defer { JS_FreeValue(context, member) }
      if JS_IsUndefined(member) { continue }
      path[path.count - 1] = .key(key.atom)
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      try append(key: key.atom)
      try append(member)
    }
    path.removeLast()
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func begin(member name: String, isFirst: inout Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    append("\"\(name)\":")
  }

  private mutating func append(key: JSAtom) throws(Unwritable) {
    var length = 0
    guard let characters = JS_AtomToCStringLen(context, &length, key) else {
      throw .threw(sandbox.takeException())
    }
    defer { JS_FreeCString(context, characters) }
    UnsafeBufferPointer(start: characters, count: length).withMemoryRebound(to: UInt8.self) {
      bytes.appendQuoted($0)
    }
    bytes.append(UInt8(ascii: ":"))
  }

  /// A promise that nobody awaited: what it came to.
  private mutating func append(promise value: JSValue) throws(Unwritable) {
    switch JS_PromiseState(context, value) {
    case JS_PROMISE_FULFILLED: try appendMade(JS_PromiseResult(context, value))
    case JS_PROMISE_REJECTED where purpose != .log: throw .threw(JS_PromiseResult(context, value))
    default:
      guard purpose == .log else {
        throw unknown("a promise that is not settled", "await it, or all of a list with await Promise.all(list)")
      }
      append("\"[promise]\"")
    }
  }

  /// A set as an array, a map as an array of pairs or, where all keys are strings, as an object.
  private mutating func append(collection value: JSValue) throws(Unwritable) {
    let items = converted(value, by: "from", of: "Array")
    if JS_IsException(items) { throw .threw(sandbox.takeException()) }
    defer { JS_FreeValue(context, items) }
    if JS_IsMap(value), try hasPlainKeys(items) {
      try appendMade(converted(items, by: "fromEntries", of: "Object"))
    } else {
      try append(items)
    }
  }

  private func converted(_ value: JSValue, by function: String, of type: String) -> JSValue {
    let global = JS_GetGlobalObject(context)
    let type = JS_GetPropertyStr(context, global, type)
    JS_FreeValue(context, global)
    defer { JS_FreeValue(context, type) }
    let function = JS_NewAtom(context, function)
    defer { JS_FreeAtom(context, function) }
    var argument = value
    return JS_Invoke(context, type, function, 1, &argument)
  }

  /// Whether the keys of a map, whose entries these are, can be the keys of an object.
  private func hasPlainKeys(_ entries: JSValue) throws(Unwritable) -> Bool {
    var length: Int64 = 0
    guard JS_GetLength(context, entries, &length) == 0 else { throw .threw(sandbox.takeException()) }
    for index in 0..<length {
      let entry = JS_GetPropertyInt64(context, entries, index)
      defer { JS_FreeValue(context, entry) }
      let key = JS_GetPropertyInt64(context, entry, 0)
      defer { JS_FreeValue(context, key) }
      if JS_IsException(key) { throw .threw(sandbox.takeException()) }
      guard JS_IsString(key) else { return false }
      if sandbox.mustStop { throw .stopped }
    }
    return true
  }

  /// Whether it is an object around a number, a string or a Boolean.
  private func isBoxed(_ value: JSValue) -> Bool {
    let names = sandbox.names
    let name = JS_GetClassName(sandbox.runtime, JS_GetClassID(value))
    defer { JS_FreeAtom(context, name) }
    return name == names.number || name == names.string || name == names.boolean
  }

  // MARK: Reading

  /// Writes a value that was made for it, and frees it.
  private mutating func appendMade(_ value: JSValue) throws(Unwritable) {
    if JS_IsException(value) { throw .threw(sandbox.takeException()) }
    defer { JS_FreeValue(context, value) }
    try append(value)
  }

  private func property(_ name: JSAtom, of value: JSValue) throws(Unwritable) -> JSValue {
    let property = JS_GetProperty(context, value, name)
    if JS_IsException(property) { throw .threw(sandbox.takeException()) }
    return property
  }

  private func unknown(_ what: String, _ advice: String) -> Unwritable {
    var text = ""
    for step in path {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key):
        let name = sandbox.text(of: key)
        text += name.isPlainName ? (text.isEmpty ? name : ".\(name)") : "[\"\(name)\"]"
      }
    }
    return .unknown(what: what, path: text, advice: advice)
  }
}

extension String {
  /// Whether it can stand after a dot.
  fileprivate var isPlainName: Bool {
    guard let first = utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
        true
      default: false
      }
    }
  }
}
