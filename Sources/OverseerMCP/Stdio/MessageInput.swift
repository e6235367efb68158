import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lines on a thread of its own, as a read waits however long.
struct MessageInput {
  /// How long a line may be, in bytes.
  static let limit = 8 << 20

  private let file: Int32
  private let queue = DispatchQueue(label: "overseer.mcp.input")

  init(_ file: Int32) { self.file = file }

  /// Gives each line to `take` and then calls `end`, both on the thread. The next line is not read before the last was
  /// taken.
  func start(_ take: @escaping @Sendable (LineSplitter.Line) -> Void, end: @escaping @Sendable () -> Void) {
    queue.async { [file] in
      var lines = LineSplitter(limit: Self.limit)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
      defer { buffer.deallocate() }
      while true {
        let count = read(file, buffer.baseAddress, buffer.count)
        if count > 0 {
          lines.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), take)
          continue
        }
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EAGAIN {
          // Whoever shares the pipe has made it non-blocking.
          var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
          poll(&waiting, 1, -1)
          continue
        }
        break
      }
      lines.finish(take)
      end()
    }
  }
}
