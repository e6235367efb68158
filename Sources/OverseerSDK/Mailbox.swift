import Synchronization

/// What happens elsewhere, for the one task that deals with it. All that has come is taken at once, so that a burst
/// costs little more than a single message.
final class Mailbox<Message: Sendable>: Sendable {
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
