#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Names a process of this machine for good: its number is given anew some time after it has ended, but not with the
/// same start.
public struct ProcessMark: Sendable, Hashable {
  public let pid: Int32
  /// In the system's own measure, to be compared only: of Linux clock ticks since boot, else microseconds.
  public let started: Int64

  public init(pid: Int32, started: Int64) {
    self.pid = pid
    self.started = started
  }

  /// The process that asks.
  public static var current: ProcessMark {
    let pid = getpid()
    return ProcessMark(pid: pid, started: start(of: pid) ?? 0)
  }

  /// Whether the process has not ended.
  public var isAlive: Bool { Self.start(of: pid) == started }

  #if canImport(Glibc)
    /// The 22nd field of `/proc/PID/stat`; the second, the name in brackets, may hold anything. nil without a process,
    /// or for one that has ended and was not waited for.
    private static func start(of pid: Int32) -> Int64? {
      let file = open("/proc/\(pid)/stat", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(file, &bytes, bytes.count)
      guard count > 0, let bracket = bytes[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
      let fields = bytes[(bracket + 1)..<count].split(separator: UInt8(ascii: " "))
      guard fields.count > 19, fields.first?.elementsEqual("Z".utf8) == false else { return nil }
      return Int64(String(decoding: fields[19], as: UTF8.self))
    }
  #else
    private static func start(of pid: Int32) -> Int64? {
      var name = [CTL_KERN, KERN_PROC, KERN_PROC_PID, pid]
      var process = kinfo_proc()
      var size = MemoryLayout<kinfo_proc>.stride
      guard sysctl(&name, UInt32(name.count), &process, &size, nil, 0) == 0, size > 0,
        process.kp_proc.p_stat != SZOMB
      else { return nil }
      let time = process.kp_proc.p_starttime
      return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_usec)
    }
  #endif
}
