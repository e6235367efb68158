#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Instant {
  /// This moment, by the clock of the machine.
  public static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
