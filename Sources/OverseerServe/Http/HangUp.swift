import NIOCore
import NIOHTTPTypes
import ServiceLifecycle
import Synchronization

/// Notices that the client of a connection has gone.
///
/// A client that closes only its own side is taken for gone, too: the two cannot be told apart.
final class HangUp: ChannelInboundHandler, Sendable {
  typealias InboundIn = HTTPRequestPart

  private struct State {
    var hasGone = false
    var waiting: [Int: AsyncStream<Never>.Continuation] = [:]
    var next = 0
  }

  private let state: Mutex<State>

  init(hasGone: Bool = false) { state = Mutex(State(hasGone: hasGone)) }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {  // justified: NIO has it so
    if case ChannelEvent.inputClosed? = event as? ChannelEvent { tell() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    tell()
    context.fireChannelInactive()
  }

  private func tell() {
    let waiting = state.withLock { state in
      state.hasGone = true
      defer { state.waiting = [:] }
      return state.waiting
    }
    for continuation in waiting.values { continuation.finish() }
  }

  /// A stream that ends when the client goes, or is finished by the caller.
  private func wait() -> (AsyncStream<Never>, AsyncStream<Never>.Continuation) {
    let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    let number = state.withLock { state -> Int? in
      guard !state.hasGone else { return nil }
      state.next += 1
      state.waiting[state.next] = continuation
      return state.next
    }
    if let number {
      continuation.onTermination = { [self] _ in state.withLock { _ = $0.waiting.removeValue(forKey: number) } }
    } else {
      continuation.finish()
    }
    return (stream, continuation)
  }
}

extension HangUp {
  /// Runs `body`, and cancels it once the client of the connection has gone or the server stops.
  static func cancelling<Output: Sendable>(
    over channel: any Channel, _ body: @escaping @Sendable () async -> Output
  ) async -> Output? {
    // A connection that is closed has no handlers any more.
    let hangUp = try? await channel.pipeline.handler(type: HangUp.self).get()
    let (gone, stop) = (hangUp ?? HangUp(hasGone: true)).wait()
    return await withTaskGroup(of: Output?.self) { group in
      group.addTask { await body() }
      group.addTask {
        await withGracefulShutdownHandler {
          for await _ in gone {}
        } onGracefulShutdown: {
          stop.finish()
        }
        return nil
      }
      var output: Output?
      for await result in group {
        if let result { output = result }
        group.cancelAll()
      }
      return output
    }
  }
}
