import Dispatch
import Synchronization

/// Messages for a thread that blocks until there are some.
final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  /// Signalled when the first message comes; a signal too many only makes the thread look once more.
  private let arrival = DispatchSemaphore(value: 0)  // justified: a script's thread is its own, and blocks

  func post(_ message: Message) {
    let isFirst = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    if isFirst { arrival.signal() }
  }

  /// All that has come, in order; empty where nothing has come until `end`. Without an end it waits for ever.
  func take(until end: ContinuousClock.Instant? = nil) -> [Message] {
    while true {
      let taken = messages.withLock { messages in
        let taken = messages
        messages = []
        return taken
      }
      guard taken.isEmpty else { return taken }
      guard let end else {
        arrival.wait()
        continue
      }
      let rest = ContinuousClock.now.duration(to: end)
      guard rest > .zero else { return [] }
      _ = arrival.wait(timeout: .now() + .nanoseconds(rest.nanoseconds))
    }
  }
}

extension Duration {
  /// Whole nanoseconds, at most what fits.
  var nanoseconds: Int {
    let (seconds, attoseconds) = components
    let (product, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return isTooLong ? .max : Int(product) + Int(attoseconds / 1_000_000_000)
  }
}
