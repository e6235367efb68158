import Logging
import NIOCore
import NIOWebSocket
import ServiceLifecycle

/// One WebSocket: hands its messages to the route, and keeps the protocol (RFC 6455).
struct SocketConnection: Sendable {
  let channel: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
  let route: SocketRoute

  func run() async throws {
    try await channel.executeThenClose { inbound, outbound in
      let writer = SocketWriter(outbound, channel.channel)
      let (messages, source) = SocketMessages.makeStream(bufferingPolicy: .bufferingOldest(64))
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          defer { source.finish() }
          try await Self.read(inbound, into: source, writer)
        }
        group.addTask { try await Self.serve(route, messages, writer) }
        // Whoever ends first, the client or the route, ends it for both.
        try await group.next()
        group.cancelAll()
      }
    }
  }

  private static func serve(_ route: SocketRoute, _ messages: SocketMessages, _ writer: SocketWriter) async throws {
    do {
      try await cancelWhenGracefulShutdown { try await route.run(messages, writer) }
      try await writer.close(Task.isShuttingDownGracefully ? .goingAway : .normalClosure)
    } catch let close as SocketClose {
      try await writer.close(WebSocketErrorCode(codeNumber: Int(close.code)), close.reason)
    } catch is CancellationError {
      try await writer.close(.goingAway)
    }
  }

  private static func read(
    _ frames: NIOAsyncChannelInboundStream<WebSocketFrame>, into messages: SocketMessages.Continuation,
    _ writer: SocketWriter
  ) async throws {
    for try await frame in frames {
      switch frame.opcode {
      case .text:
        guard let text = String(validating: frame.unmaskedData.readableBytesView, as: UTF8.self) else {
          return try await writer.close(.dataInconsistentWithMessage)
        }
        guard case .enqueued = messages.yield(text) else {
          return try await writer.close(.policyViolation, "too many messages at once")
        }
      case .binary: return try await writer.close(.unacceptableData, "messages are JSON text")
      case .ping: try await writer.answer(ping: frame.unmaskedData)
      case .pong: break
      case .connectionClose: return try await writer.close(answer(to: frame.unmaskedData))
      default: return try await writer.close(.protocolError)
      }
    }
  }

  /// The code to answer a close with: the client's own, where that may be sent.
  private static func answer(to close: ByteBuffer) -> WebSocketErrorCode {
    var close = close
    guard close.readableBytes > 0 else { return .normalClosure }
    let code = Int(close.readInteger(as: UInt16.self) ?? 1002)
    let mayBeSent = (1000...1003).contains(code) || (1007...1014).contains(code) || (3000...4999).contains(code)
    return mayBeSent ? WebSocketErrorCode(codeNumber: code) : .protocolError
  }
}
