import OverseerModel
import Synchronization

/// What happens while a batch of gates runs, for the one who records it. Several messages are taken at once, so that
/// a burst of short runs costs few looks and few transactions.
final class GateInbox: Sendable {
  enum Message: Sendable {
    /// - Parameter job: Its place in the batch.
    case ended(job: Int, GateJob.Ending)
    /// A job could not run, which ends the pass.
    case refused(OverseerError)
    /// The round has ended, or goes on with another tree.
    case left
  }

  private let messages = Mutex<[Message]>([])
  private let wakes: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation

  init() { (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

  func put(_ message: Message) {
    messages.withLock { $0.append(message) }
    wake.yield()
  }

  /// All that has come since the last call, and something has; nil where the call is cancelled. For one reader.
  func take() async -> [Message]? {
    for await _ in wakes {
      let taken = messages.withLock { messages in
        defer { messages = [] }
        return messages
      }
      if !taken.isEmpty { return taken }
    }
    return nil
  }
}

/// The jobs of a batch that have not begun, for its lanes.
final class GateQueue: Sendable {
  private let state: Mutex<Range<Int>>

  init(count: Int) { state = Mutex(0..<count) }

  /// The place of the next job; nil where there is none.
  func next() -> Int? { state.withLock { $0.popFirst() } }
}
