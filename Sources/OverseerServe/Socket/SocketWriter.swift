import NIOCore
import NIOWebSocket
import Synchronization

/// The messages that a client sends, whole. It ends when the client closes or goes away.
typealias SocketMessages = AsyncStream<String>

/// Sends to the client of a WebSocket.
final class SocketWriter: Sendable {
  private let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
  /// The connection.
  let channel: any Channel
  private let isClosed = Atomic(false)

  init(_ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>, _ channel: any Channel) {
    self.outbound = outbound
    self.channel = channel
  }

  /// Waits where the client does not read as fast as it is sent to.
  func send(_ text: ByteBuffer) async throws {
    try await outbound.write(WebSocketFrame(fin: true, opcode: .text, data: text))
  }

  /// Several messages with one write.
  func send(contentsOf texts: [ByteBuffer]) async throws {
    try await outbound.write(contentsOf: texts.map { WebSocketFrame(fin: true, opcode: .text, data: $0) })
  }

  func ping() async throws {
    try await outbound.write(WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer()))
  }

  func answer(ping data: ByteBuffer) async throws {
    try await outbound.write(WebSocketFrame(fin: true, opcode: .pong, data: data))
  }

  /// Says that nothing follows, and why. Only the first time counts.
  func close(_ code: WebSocketErrorCode, _ reason: String = "") async throws {
    guard !isClosed.exchange(true, ordering: .relaxed) else { return }
    var data = ByteBuffer()
    data.write(webSocketErrorCode: code)
    data.writeString(String(reason.prefix(100)))
    try await outbound.write(WebSocketFrame(fin: true, opcode: .connectionClose, data: data))
  }
}
