#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The processes of a session: what a program has started, also in groups of their own, but for what has left the
/// session by `setsid`.
enum SessionMembers {
  /// Sends a signal to all processes of the session of `leader`.
  ///
  /// The leader must not have been waited for: only that keeps its number from becoming another's. Elsewhere than on
  /// Linux the signal reaches the group of the leader only.
  static func signal(of leader: Int32, _ number: Int32) {
    _ = kill(-leader, number)
    #if os(Linux)
      // Between the look and the signal a member may start another one.
      var rounds = 10
      while signalOtherGroups(of: leader, number) > 0, number == SIGKILL, rounds > 0 { rounds -= 1 }
    #endif
  }

  #if os(Linux)
    /// How many numbers are tried one by one, which is faster than to list the processes of the machine.
    private static let nearLimit: Int32 = 512

    /// Signals the members outside the leader's group; how many there were.
    private static func signalOtherGroups(of leader: Int32, _ number: Int32) -> Int {
      // Numbers are given in rising order, until they begin anew.
      if let last = lastStarted(), last >= leader, last - leader <= nearLimit {
        return (leader...last).count { signal($0, of: leader, number) }
      }
      guard let folder = opendir("/proc") else { return 0 }
      defer { closedir(folder) }
      var count = 0
      while let entry = readdir(folder) {
        let process = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { atoi($0) }
        }
        if process > 1, signal(process, of: leader, number) { count += 1 }
      }
      return count
    }

    private static func signal(_ process: Int32, of leader: Int32, _ number: Int32) -> Bool {
      getsid(process) == leader && getpgid(process) != leader && kill(process, number) == 0
    }

    /// The number that was given last on this machine: the fifth field of /proc/loadavg, see proc_loadavg(5).
    private static func lastStarted() -> Int32? {
      let file = open("/proc/loadavg", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var bytes = [UInt8](repeating: 0, count: 128)
      let count = read(file, &bytes, bytes.count)
      guard count > 0, let blank = bytes[..<count].lastIndex(of: UInt8(ascii: " ")) else { return nil }
      let field = bytes[(blank + 1)..<count].prefix { $0 != UInt8(ascii: "\n") }
      return Int32(String(decoding: field, as: UTF8.self))
    }
  #endif
}
