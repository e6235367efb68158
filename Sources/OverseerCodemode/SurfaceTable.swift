import CQuickJS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A surface in the form in which the engine takes it: tables that sandboxes refer to, so that a global costs a new
/// sandbox next to nothing until its script uses it. Belongs to one thread and outlives its sandboxes.
final class SurfaceTable {
  struct Global {
    var name: String
    var functions: UnsafeMutableBufferPointer<JSCFunctionListEntry>
  }

  let globals: [Global]
  /// The host's numbers of the functions, by the place that the engine knows them by.
  let numbers: [Int]
  let unknown: @Sendable (_ global: String, _ name: String) -> String
  /// The names of the globals as accessors, which make them at their first use.
  let accessors: UnsafeMutableBufferPointer<JSCFunctionListEntry>
  /// What every script has beside them.
  let builtIns: UnsafeMutableBufferPointer<JSCFunctionListEntry>
  /// What the engine is told about objects that are asked for names they do not have.
  let unknownNames: UnsafeMutablePointer<JSClassExoticMethods>

  private let console: UnsafeMutableBufferPointer<JSCFunctionListEntry>
  private let texts: [UnsafeMutablePointer<CChar>]

  init(_ surface: ScriptSurface, unknown: @escaping @Sendable (String, String) -> String) {
    self.unknown = unknown
    var texts: [UnsafeMutablePointer<CChar>] = []
    func text(_ string: String) -> UnsafePointer<CChar>? {
      guard let copy = strdup(string) else { return nil }
      texts.append(copy)
      return UnsafePointer(copy)
    }

    var numbers: [Int] = []
    globals = surface.globals.map { global in
      var entries: [JSCFunctionListEntry] = []
      for function in global.functions {
        for name in function.names {
          entries.append(.function(text(name), place: Int16(numbers.count)))
        }
        numbers.append(function.number)
      }
      return Global(name: global.name, functions: .copy(of: entries))
    }
    self.numbers = numbers
    accessors = .copy(
      of: surface.globals.enumerated().map { .accessor(text($0.element.name), place: Int16($0.offset)) })
    let functions = BuiltIn.allCases.map { (builtIn: $0, entry: JSCFunctionListEntry.builtIn(text($0.name), $0)) }
    console = .copy(of: functions.filter { $0.builtIn.level != nil }.map(\.entry))
    builtIns = .copy(
      of: functions.filter { $0.builtIn.level == nil }.map(\.entry) + [.object(text("console"), console)])
    unknownNames = .allocate(capacity: 1)
    unknownNames.initialize(to: .unknownNames)
    self.texts = texts
  }

  deinit {
    for global in globals { global.functions.deallocate() }
    accessors.deallocate()
    builtIns.deallocate()
    console.deallocate()
    unknownNames.deallocate()
    for text in texts { free(text) }
  }
}

extension UnsafeMutableBufferPointer {
  fileprivate static func copy(of elements: [Element]) -> Self {
    let copy = Self.allocate(capacity: elements.count)
    _ = copy.initialize(from: elements)
    return copy
  }
}

extension JSCFunctionListEntry {
  /// A function of the surface.
  fileprivate static func function(_ name: UnsafePointer<CChar>?, place: Int16) -> Self {
    var entry = JSCFunctionListEntry()
    entry.name = name
    entry.prop_flags = UInt8(JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE | JS_PROP_ENUMERABLE)
    entry.def_type = UInt8(JS_DEF_CFUNC)
    entry.magic = place
    entry.u.func.length = 1
    entry.u.func.cproto = UInt8(JS_CFUNC_generic_magic.rawValue)
    entry.u.func.cfunc.generic_magic = { context, _, count, arguments, place in
      guard let sandbox = Sandbox.of(context) else { return osjs_exception() }
      return sandbox.call(Int(place), UnsafeBufferPointer(start: arguments, count: Int(count)))
    }
    return entry
  }

  fileprivate static func builtIn(_ name: UnsafePointer<CChar>?, _ builtIn: BuiltIn) -> Self {
    var entry = JSCFunctionListEntry()
    entry.name = name
    entry.prop_flags = UInt8(JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE)
    entry.def_type = UInt8(JS_DEF_CFUNC)
    entry.magic = builtIn.rawValue
    entry.u.func.length = builtIn.length
    entry.u.func.cproto = UInt8(JS_CFUNC_generic_magic.rawValue)
    entry.u.func.cfunc.generic_magic = { context, _, count, arguments, place in
      guard let sandbox = Sandbox.of(context) else { return osjs_exception() }
      return sandbox.callBuiltIn(Int16(place), UnsafeBufferPointer(start: arguments, count: Int(count)))
    }
    return entry
  }

  fileprivate static func object(
    _ name: UnsafePointer<CChar>?, _ functions: UnsafeMutableBufferPointer<JSCFunctionListEntry>
  ) -> Self {
    var entry = JSCFunctionListEntry()
    entry.name = name
    entry.prop_flags = UInt8(JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE)
    entry.def_type = UInt8(JS_DEF_OBJECT)
    entry.u.prop_list.tab = UnsafePointer(functions.baseAddress)
    entry.u.prop_list.len = Int32(functions.count)
    return entry
  }

  /// A global of the surface, which a script may also replace.
  fileprivate static func accessor(_ name: UnsafePointer<CChar>?, place: Int16) -> Self {
    var entry = JSCFunctionListEntry()
    entry.name = name
    entry.prop_flags = UInt8(JS_PROP_CONFIGURABLE | JS_PROP_ENUMERABLE)
    entry.def_type = UInt8(JS_DEF_CGETSET_MAGIC)
    entry.magic = place
    entry.u.getset.get.getter_magic = { context, _, place in
      guard let sandbox = Sandbox.of(context) else { return osjs_exception() }
      return sandbox.makeGlobal(Int(place))
    }
    entry.u.getset.set.setter_magic = { context, _, value, place in
      guard let sandbox = Sandbox.of(context) else { return osjs_exception() }
      sandbox.replaceGlobal(Int(place), by: JS_DupValue(context, value))
      return osjs_undefined()
    }
    return entry
  }
}

extension JSClassExoticMethods {
  /// Of the objects behind the globals, which are asked for what the globals themselves do not have.
  fileprivate static var unknownNames: Self {
    var methods = JSClassExoticMethods()
    methods.get_property = { context, object, name, _ in
      guard let sandbox = Sandbox.of(context) else { return osjs_exception() }
      return sandbox.unknownProperty(name, of: object)
    }
    methods.has_property = { context, _, name in
      guard let sandbox = Sandbox.of(context) else { return 0 }
      return sandbox.isCommonName(name) ? 1 : 0
    }
    return methods
  }
}
