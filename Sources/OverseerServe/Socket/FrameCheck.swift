import NIOCore
import NIOWebSocket

/// Ends a connection whose client does not mask its frames, as every client must (RFC 6455, 5.1), or sets bits that
/// belong to extensions, of which none is spoken here (5.2). The aggregator takes the key off and ignores the bits, so
/// this is looked at before it.
final class FrameCheck: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias InboundOut = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    if frame.maskKey != nil, !frame.rsv1, !frame.rsv2, !frame.rsv3 { return context.fireChannelRead(data) }
    var reason = ByteBuffer()
    reason.write(webSocketErrorCode: .protocolError)
    context.writeAndFlush(
      wrapOutboundOut(WebSocketFrame(fin: true, opcode: .connectionClose, data: reason)), promise: nil)
    context.close(promise: nil)
  }
}
