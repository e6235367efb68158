import NIOCore
import NIOHTTP1

/// Decides by the first request of a connection whether it becomes a WebSocket.
///
/// The header that asks for it is taken off every request that no route wants: the upgrade handler of NIO forgets the
/// head of a request whose upgrade it refuses, so that such a request, and `Upgrade: h2c` as well, would get no answer.
/// The connection ends with that answer, because its decoder reads nothing more as HTTP.
final class UpgradeFilter: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  private let route: @Sendable (HTTPRequestHead) -> SocketRoute?
  /// The route that wants the connection; known before NIO asks.
  private(set) var chosen: SocketRoute?
  private var isDone = false

  init(_ route: @escaping @Sendable (HTTPRequestHead) -> SocketRoute?) { self.route = route }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
    let isFirst = !isDone
    isDone = true
    guard head.headers.contains(name: "upgrade") || head.method == .CONNECT else {
      return context.fireChannelRead(data)
    }
    if isFirst, Self.asksForSocket(head) { chosen = route(head) }
    guard chosen == nil else { return context.fireChannelRead(data) }
    head.headers.remove(name: "upgrade")
    head.headers.replaceOrAdd(name: "connection", value: "close")
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  private static func asksForSocket(_ head: HTTPRequestHead) -> Bool {
    head.method == .GET && head.headers[canonicalForm: "upgrade"].contains { $0.lowercased() == "websocket" }
      && head.headers.first(name: "sec-websocket-version") == "13" && head.headers.contains(name: "sec-websocket-key")
      // With a body NIO gives the upgrade up when it is half done.
      && !head.headers.contains(name: "transfer-encoding") && !head.headers.contains(name: "content-length")
  }

  /// A connection that has sent nothing yet, as browsers open them ahead, must not hold up the end of the server.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {  // justified: NIO asks for it
    if event is ChannelShouldQuiesceEvent, !isDone { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }
}
