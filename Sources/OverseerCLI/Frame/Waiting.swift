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
final class Waiting {
  private final class Seconds: Sendable {
    let passed = Mutex(0)
  }

  private let queue = DispatchQueue(label: "waiting")
  private let seconds = Seconds()
  private var timer: (any DispatchSourceTimer)?

  init(_ what: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.setEventHandler { [seconds] in
      let passed = seconds.passed.withLock { passed in
        passed += 1
        return passed
      }
      Terminal.tell("\r\u{1B}[2K\(what) … \(passed)s")
    }
    timer.resume()
    self.timer = timer
  }

  func end() {
    guard let timer else { return }
    timer.cancel()
    self.timer = nil
    // What is being written now is written before this line is cleared.
    queue.sync {}
    if seconds.passed.withLock({ $0 }) > 0 { Terminal.tell("\r\u{1B}[2K") }
  }

  static func during<Value>(
    _ what: String, _ body: () throws(OverseerError) -> Value
  ) throws(OverseerError) -> Value {
    let waiting = Waiting(what)
    defer { waiting.end() }
    return try body()
  }
}
