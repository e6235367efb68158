import Dispatch
import OverseerJSON
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes messages, each as one whole line, in the order in which they are sent. Who sends does not wait: a client that
/// reads nothing for a while holds up nobody. What waits to be written counts in the ``Backlog``.
final class MessageOutput: Sendable {
  private struct State {
    /// Whether somebody writes. Only that one does.
    var isWriting = false
    /// Lines that came meanwhile.
    var waiting: [UInt8] = []
    /// Who wants to hear when nothing is left to write.
    var flushing: [CheckedContinuation<Void, Never>] = []
  }

  /// Ends when nobody reads any more.
  let closed: AsyncStream<Never>

  private let file: Int32
  private let backlog: Backlog
  private let state = Mutex(State())
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
    let isFirst = state.withLock { state in
      if state.isWriting {
        state.waiting.append(contentsOf: line)
        return false
      }
      state.isWriting = true
      return true
    }
    guard isFirst else { return }
    let written = writeAtOnce(line)
    backlog.add(bytes: -written)
    if written == line.count, isDone() { return }
    queue.async { [rest = line[written...]] in
      self.write(rest)
      while let waiting = self.takeWaiting() { self.write(waiting[...]) }
    }
  }

  /// Returns when all that was sent has been written, or nobody reads any more.
  func flush() async {
    await withCheckedContinuation { written in
      let isDone = state.withLock { state in
        if state.isWriting { state.flushing.append(written) }
        return !state.isWriting
      }
      if isDone { written.resume() }
    }
  }

  /// Writes a short line where that does not block, and says how much of it was written: for most, another thread would
  /// cost more than the writing.
  private func writeAtOnce(_ line: [UInt8]) -> Int {
    // A pipe that has room at all has it for as much as this.
    guard line.count <= Int(PIPE_BUF) else { return 0 }
    var ready = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
    guard poll(&ready, 1, 0) == 1, ready.revents == Int16(POLLOUT) else { return 0 }
    return max(0, line.withUnsafeBytes { Self.write(file, $0) })
  }

  /// Whether nothing has come meanwhile. Then the next one who sends writes.
  private func isDone() -> Bool {
    let flushed: [CheckedContinuation<Void, Never>]? = state.withLock { state in
      guard state.waiting.isEmpty else { return nil }
      state.isWriting = false
      defer { state.flushing = [] }
      return state.flushing
    }
    for written in flushed ?? [] { written.resume() }
    return flushed != nil
  }

  private func takeWaiting() -> [UInt8]? {
    if isDone() { return nil }
    return state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
  }

  private func write(_ lines: ArraySlice<UInt8>) {
    defer { backlog.add(bytes: -lines.count) }
    lines.withUnsafeBytes { bytes in
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
