import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A place between two steps of an act. Debug builds can be made to die there, as if by `kill -9`, so that tests can
/// see what the next process makes of it; in a release this is nothing.
public enum FaultPoint {
  #if DEBUG
    private static let limit: Int? = getenv("OVERSEER_DIE_AT_STEP").flatMap { Int(String(cString: $0)) }
    private static let passed = Atomic(0)
  #endif

  /// Says that a step is done.
  public static func pass() {
    #if DEBUG
      guard let limit else { return }
      if passed.add(1, ordering: .relaxed).newValue == limit { kill(getpid(), SIGKILL) }
    #endif
  }
}
