import Dispatch
import OverseerJSON

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes messages, each as one whole line, in the order in which they are sent. Who sends does not wait: a client that
/// reads nothing for a while holds up nobody. What waits to be written counts in the ``Backlog``.
final class MessageOutput: Sendable {
  /// Ends when nobody reads any more.
  let closed: AsyncStream<Never>

  private let file: Int32
  private let backlog: Backlog
  private let queue = DispatchQueue(label: "overseer.mcp.output")
  private let close: AsyncStream<Never>.Continuation

  init(_ file: Int32, _ backlog: Backlog) {
    self.file = file
    self.backlog = backlog
    (closed, close) = AsyncStream.makeStream()
  }

  func send(_ message: JSONValue) {
    var line = MessageText.bytes(of: message)
    line.append(UInt8(ascii: "\n"))
    backlog.add(bytes: line.count)
    queue.async { [line] in
      self.write(line)
      self.backlog.add(bytes: -line.count)
    }
  }

  /// Returns when all that was sent has been written, or nobody reads any more.
  func flush() async {
    await withCheckedContinuation { written in queue.async { written.resume() } }
  }

  private func write(_ line: [UInt8]) {
    line.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Self.write(file, UnsafeRawBufferPointer(rebasing: rest))
        if count > 0 {
          rest = rest.dropFirst(count)
          continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN:
          // Whoever shares the pipe has made it non-blocking.
          var waiting = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
          poll(&waiting, 1, -1)
        default: return close.finish()
        }
      }
    }
  }

  private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }
}
