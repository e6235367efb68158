import CQuickJS

/// The globals of the host.
extension Sandbox {
  func bindSurface() {
    var definition = JSClassDef()
    definition.exotic = surface.unknownNames
    "Global".withCString { name in
      definition.class_name = name
      _ = JS_NewClass(runtime, unknownNamesClass, &definition)
    }
    let global = JS_GetGlobalObject(context)
    JS_SetPropertyFunctionList(
      context, global, surface.accessors.baseAddress, Int32(surface.accessors.count))
    JS_SetPropertyFunctionList(context, global, surface.builtIns.baseAddress, Int32(surface.builtIns.count))
    replaceRandom(of: global)
    JS_FreeValue(context, global)
  }

  /// The engine's own `Math.random` would give every script of the sandbox the same numbers.
  private func replaceRandom(of global: JSValue) {
    let math = JS_GetPropertyStr(context, global, "Math")
    let random = JS_NewCFunction2(
      context,
      { context, _, _, _ in
        guard let sandbox = Sandbox.of(context) else { return osjs_exception() }
        return JS_NewFloat64(context, sandbox.random.next())
      }, "random", 0, JS_CFUNC_generic, 0)
    JS_DefinePropertyValueStr(context, math, "random", random, JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE)
    JS_FreeValue(context, math)
  }

  /// The global at `place`, made now; later uses find it as a plain property.
  func makeGlobal(_ place: Int) -> JSValue {
    let global = surface.globals[place]
    let unknown = JS_NewObjectProtoClass(context, objectPrototype, unknownNamesClass)
    JS_SetOpaque(unknown, UnsafeMutableRawPointer(bitPattern: place + 1))
    let object = JS_NewObjectProto(context, unknown)
    JS_FreeValue(context, unknown)
    JS_SetPropertyFunctionList(context, object, global.functions.baseAddress, Int32(global.functions.count))
    replaceGlobal(place, by: JS_DupValue(context, object))
    return object
  }

  /// Takes the value over.
  func replaceGlobal(_ place: Int, by value: JSValue) {
    let global = JS_GetGlobalObject(context)
    JS_DefinePropertyValueStr(context, global, surface.globals[place].name, value, Self.plainProperty)
    JS_FreeValue(context, global)
  }

  /// What stands for a name that a global does not have: an error with the host's words.
  func unknownProperty(_ name: JSAtom, of object: JSValue) -> JSValue {
    if isCommonName(name) { return JS_GetProperty(context, objectPrototype, name) }
    // `await` and JSON look for these on everything.
    let key = JS_AtomToValue(context, name)
    defer { JS_FreeValue(context, key) }
    let text = JS_IsSymbol(key) ? "then" : text(of: name)
    if text == "then" || text == "toJSON" { return osjs_undefined() }
    let place = Int(bitPattern: JS_GetOpaque(object, unknownNamesClass)) - 1
    guard surface.globals.indices.contains(place) else { return osjs_undefined() }
    return throwTypeError(surface.unknown(surface.globals[place].name, text))
  }

  /// Whether every object has a property of this name.
  func isCommonName(_ name: JSAtom) -> Bool { JS_HasProperty(context, objectPrototype, name) == 1 }
}
