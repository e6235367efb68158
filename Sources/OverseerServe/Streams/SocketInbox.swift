import Synchronization

/// The messages of a client that nobody has looked at yet.
final class SocketInbox: Sendable {
  /// A client that asks for so much without waiting for an answer is up to no good.
  private static let limit = 64

  private let messages = Mutex<[String]>([])

  /// Throws where there are too many.
  func put(_ message: String) throws(SocketClose) {
    let count = messages.withLock { messages in
      messages.append(message)
      return messages.count
    }
    if count > Self.limit { throw SocketClose(code: 1008, reason: "too many messages at once") }
  }

  /// All of them; they are there once.
  func take() -> [String] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
