import CQuickJS

/// One JavaScript runtime with one context: all that a script can reach. It runs one script after the other, and is made
/// what it was at first before each, so that none finds anything of those before it.
///
/// It belongs to the thread that made it. Its code is in extensions by concept: `Surface`, `Calls`, `Console`,
/// `Timers`, `Loop`, `Enclosure`, `Outcome`.
final class Sandbox {
  let runtime: OpaquePointer
  let context: OpaquePointer
  /// What the runtime holds, and may hold.
  let heap: UnsafeMutablePointer<osjs_heap>
  let surface: SurfaceTable
  /// Names that are looked up often.
  let names: Names
  /// The class of the objects behind the globals of the surface.
  let unknownNamesClass: JSClassID
  let objectPrototype: JSValue

  /// What the script has under way; nil before it begins.
  var work: ScriptWork?
  var random = RandomNumbers()

  /// nil where there is no memory for it.
  init?(_ surface: SurfaceTable) {
    guard let heap = osjs_new_heap() else { return nil }
    guard let runtime = osjs_new_runtime(heap), let context = JS_NewContext(runtime) else {
      osjs_free_heap(heap)
      return nil
    }
    self.heap = heap
    JS_SetMemoryLimit(runtime, 0)
    self.runtime = runtime
    self.context = context
    self.surface = surface
    names = Names(context)
    var classID: JSClassID = 0
    unknownNamesClass = JS_NewClassID(runtime, &classID)
    let object = JS_NewObject(context)
    objectPrototype = JS_GetPrototype(context, object)
    JS_FreeValue(context, object)

    let own = Unmanaged.passUnretained(self).toOpaque()
    JS_SetContextOpaque(context, own)
    JS_SetInterruptHandler(
      runtime,
      { _, own in
        guard let own else { return 1 }
        return Unmanaged<Sandbox>.fromOpaque(own).takeUnretainedValue().mustStop ? 1 : 0
      }, own)
    JS_SetHostPromiseRejectionTracker(
      runtime,
      { _, promise, _, isHandled, own in
        guard let own else { return }
        Unmanaged<Sandbox>.fromOpaque(own).takeUnretainedValue().noteRejection(of: promise, isHandled: isHandled)
      }, own)
    bindSurface()
    guard osjs_heap_keep(heap) else { return nil }
  }

  // What the engine holds it has in the heap, and nowhere else.
  deinit { osjs_free_heap(heap) }

  /// Makes it what it was before the script.
  func renew() {
    work = nil
    random = RandomNumbers()
    osjs_heap_restore(heap)
  }

  static func of(_ context: OpaquePointer?) -> Sandbox? {
    guard let own = JS_GetContextOpaque(context) else { return nil }
    return Unmanaged<Sandbox>.fromOpaque(own).takeUnretainedValue()
  }
}

extension Sandbox {
  /// Property names as the engine keeps them.
  struct Names {
    let toJSON: JSAtom
    let name: JSAtom
    let message: JSAtom
    let stack: JSAtom
    let valueOf: JSAtom
    /// Of the classes of objects around plain values.
    let number: JSAtom
    let string: JSAtom
    let boolean: JSAtom
    /// The mark of errors that the host or the engine made; no script sees it.
    let mark: JSAtom

    init(_ context: OpaquePointer) {
      toJSON = JS_NewAtom(context, "toJSON")
      name = JS_NewAtom(context, "name")
      message = JS_NewAtom(context, "message")
      stack = JS_NewAtom(context, "stack")
      valueOf = JS_NewAtom(context, "valueOf")
      number = JS_NewAtom(context, "Number")
      string = JS_NewAtom(context, "String")
      boolean = JS_NewAtom(context, "Boolean")
      let symbol = JS_NewPrivateSymbol(context, "mark")
      mark = JS_ValueToAtom(context, symbol)
      JS_FreeValue(context, symbol)
    }
  }
}
