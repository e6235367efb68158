import NIOCore
import NIOWebSocket

/// Ends a connection whose client does not mask its frames, as every client must (RFC 6455, 5.1). The aggregator takes
/// the key off, so this is looked at before it.
final class MaskCheck: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias InboundOut = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if unwrapInboundIn(data).maskKey != nil { return context.fireChannelRead(data) }
    var reason = ByteBuffer()
    reason.write(webSocketErrorCode: .protocolError)
    context.writeAndFlush(
      wrapOutboundOut(WebSocketFrame(fin: true, opcode: .connectionClose, data: reason)), promise: nil)
    context.close(promise: nil)
  }
}
