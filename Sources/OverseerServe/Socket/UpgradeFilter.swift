import NIOCore
import NIOHTTP1

/// Decides by the first request of a connection whether it becomes a WebSocket.
///
/// The header that asks for it is taken off every request that no route wants: the upgrade handler of NIO forgets the
/// head of a request whose upgrade it refuses, so that such a request, and `Upgrade: h2c` as well, would get no answer.
final class UpgradeFilter: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  private let route: @Sendable (HTTPRequestHead) -> SocketRoute?
  /// The route that wants the connection; known before NIO asks.
  private(set) var chosen: SocketRoute?
  private var isDone = false

  init(_ route: @escaping @Sendable (HTTPRequestHead) -> SocketRoute?) { self.route = route }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isDone else { return context.fireChannelRead(data) }
    switch unwrapInboundIn(data) {
    case .head(var head):
      isDone = true
      guard head.headers.contains(name: "upgrade") else { return context.fireChannelRead(data) }
      if Self.asksForSocket(head) { chosen = route(head) }
      guard chosen == nil else { return context.fireChannelRead(data) }
      head.headers.remove(name: "upgrade")
      context.fireChannelRead(wrapInboundOut(.head(head)))
    case .body, .end: context.fireChannelRead(data)
    }
  }

  private static func asksForSocket(_ head: HTTPRequestHead) -> Bool {
    head.method == .GET && head.headers[canonicalForm: "upgrade"].contains { $0.lowercased() == "websocket" }
      && head.headers.first(name: "sec-websocket-version") == "13" && head.headers.contains(name: "sec-websocket-key")
  }

  /// A connection that has sent nothing yet, as browsers open them ahead, must not hold up the end of the server.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent, !isDone { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }
}
