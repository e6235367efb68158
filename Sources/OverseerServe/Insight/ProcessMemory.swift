#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The memory of this process, as the system counts it.
enum ProcessMemory {
  /// The bytes that are in the machine's memory now; nil where the system does not tell.
  static var resident: Int? {
    #if canImport(Glibc)
      // In pages: the whole, what is resident, …
      let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var bytes = [UInt8](repeating: 0, count: 256)
      let count = read(file, &bytes, bytes.count)
      let fields = bytes.prefix(max(0, count)).split(separator: UInt8(ascii: " "))
      guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else { return nil }
      return pages * sysconf(Int32(_SC_PAGESIZE))
    #else
      var task = proc_taskinfo()
      let size = Int32(MemoryLayout<proc_taskinfo>.size)
      guard proc_pidinfo(getpid(), PROC_PIDTASKINFO, 0, &task, size) == size else { return nil }
      return Int(task.pti_resident_size)
    #endif
  }
}
