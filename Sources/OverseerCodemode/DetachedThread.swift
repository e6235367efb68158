#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread with a stack of a chosen size, which nobody joins.
enum DetachedThread {
  /// Runs `body` on a new thread; false where the system has none.
  static func start(stackSize: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let argument = Unmanaged.passRetained(Body(call: body)).toOpaque()
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    if pthread_create(&thread, &attributes, { Body.run($0) }, argument) == 0 { return true }
    Unmanaged<Body>.fromOpaque(argument).release()
    return false
  }

  /// What crosses over to the thread.
  private final class Body: Sendable {
    let call: @Sendable () -> Void

    init(call: @escaping @Sendable () -> Void) { self.call = call }

    static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().call() }
      return nil
    }
  }
}
