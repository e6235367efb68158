import Dispatch
import OverseerModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line on the terminal that says what takes its time and for how long already. It comes after a second, is
/// rewritten in its place, and is gone in the end; where standard error is no terminal there is none.
final class Waiting: Sendable {
  private let timer: (any DispatchSourceTimer)?
  private let queue = DispatchQueue(label: "waiting")
  private let isShown = Mutex(false)

  init(_ what: String) {
    guard isatty(STDERR_FILENO) == 1 else {
      timer = nil
      return
    }
    let timer = DispatchSource.makeTimerSource(queue: queue)
    self.timer = timer
    let seconds = Mutex(0)
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.setEventHandler { [self] in
      let passed = seconds.withLock { seconds in
        seconds += 1
        return seconds
      }
      isShown.withLock { $0 = true }
      Terminal.tell("\r\u{1B}[2K\(what) … \(passed)s")
    }
    timer.resume()
  }

  func end() {
    guard let timer else { return }
    queue.sync { timer.cancel() }
    if isShown.withLock({ $0 }) { Terminal.tell("\r\u{1B}[2K") }
  }

  static func during<Value>(
    _ what: String, _ body: () throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let waiting = Waiting(what)
    defer { waiting.end() }
    return try body()
  }
}
