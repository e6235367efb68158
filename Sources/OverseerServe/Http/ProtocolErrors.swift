import NIOCore
import NIOHTTP1

/// Answers what is not HTTP, or too much of it, and closes the connection. What was asked before is answered first.
final class ProtocolErrors: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private var progress = ConnectionProgress()
  /// What is to be said once all that was asked before is answered.
  private var refusal: HTTPResponseStatus?

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    progress.read(part)
    guard case .head(var head) = part, head.uri.utf8.first != UInt8(ascii: "/") else {
      return context.fireChannelRead(data)
    }
    // `GET http://other.example/` is a request to another server. All that follows knows of it would be the path.
    head.uri = "*"
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part = unwrapOutboundIn(data)
    progress.write(part)
    context.write(data, promise: promise)
    if case .end = part, progress.open == 0, let refusal { refuse(refusal, context) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
    let status: HTTPResponseStatus = error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest
    if progress.mayRefuse {
      refuse(status, context)
    } else if progress.isReading {
      context.close(promise: nil)
    } else {
      refusal = status
    }
  }

  private func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
    let head = HTTPResponseHead(
      version: .http1_1, status: status, headers: ["content-length": "0", "connection": "close"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(promise: nil)
  }
}
