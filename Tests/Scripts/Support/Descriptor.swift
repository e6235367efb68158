import Foundation
import Synchronization

/// An open file, closed with the value. Never inherited by a process that is started meanwhile.
final class Descriptor: Sendable {
  let number: Int32
  private let isOpen = Mutex(true)

  private init(_ number: Int32) {
    self.number = number
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  }

  deinit { close() }

  func close() {
    isOpen.withLock { isOpen in
      if isOpen { Foundation.close(number) }
      isOpen = false
    }
  }

  /// Held while files are opened that are not yet closed to children, and while a child is started.
  private static let making = Mutex(())

  static func whileNoneIsMade<Value>(_ body: () -> Value) -> Value { making.withLock { _ in body() } }

  static func pipe() throws -> (read: Descriptor, write: Descriptor) {
    try making.withLock { _ in
      var ends: [Int32] = [-1, -1]
      guard Foundation.pipe(&ends) == 0 else { throw Child.Failure(call: "pipe", number: errno) }
      return (Descriptor(ends[0]), Descriptor(ends[1]))
    }
  }

  /// A pseudo-terminal: the end that controls it, and the path under which a process opens it.
  static func terminal() throws -> (control: Descriptor, path: String) {
    try making.withLock { _ in
      #if canImport(Glibc)
        let number = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        guard number >= 0 else { throw Child.Failure(call: "open /dev/ptmx", number: errno) }
        let control = Descriptor(number)
        // What unlockpt and ptsname do, which Swift's Glibc does not show.
        var (locked, index): (Int32, Int32) = (0, 0)
        let (unlock, name): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
        guard ioctl(number, unlock, &locked) == 0, ioctl(number, name, &index) == 0 else {
          throw Child.Failure(call: "ioctl of /dev/ptmx", number: errno)
        }
        return (control, "/dev/pts/\(index)")
      #else
        let number = posix_openpt(O_RDWR | O_NOCTTY)
        guard number >= 0 else { throw Child.Failure(call: "posix_openpt", number: errno) }
        let control = Descriptor(number)
        guard grantpt(number) == 0, unlockpt(number) == 0, let path = ptsname(number) else {
          throw Child.Failure(call: "ptsname", number: errno)
        }
        return (control, String(cString: path))
      #endif
    }
  }

  /// Whether something can be read (or the end has come) before `deadline`.
  func isReadable(before deadline: ContinuousClock.Instant) -> Bool {
    while true {
      let left = ContinuousClock.now.duration(to: deadline).components
      let milliseconds = max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000)
      var wanted = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
      let count = poll(&wanted, 1, Int32(min(milliseconds, 1000)))
      if count > 0 { return true }
      if milliseconds <= 0 { return false }
    }
  }

  /// The next bytes; empty at the end. Blocks until there are some.
  func read() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Foundation.read(number, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      return Array(buffer.prefix(max(0, count)))
    }
  }

  /// Writes all of `bytes`, as far as somebody reads them. Blocks.
  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(number, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
