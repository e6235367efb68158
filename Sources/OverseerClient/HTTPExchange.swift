import NIOCore
import NIOHTTP1
import NIOPosix

/// A request as it goes out.
struct OutgoingRequest: Sendable {
  var method: HTTPMethod
  /// The path with the query.
  var target: String
  var headers: HTTPHeaders
  var body: [UInt8]?

  var isWriting: Bool { method != .GET }

  func write(to context: ChannelHandlerContext, _ wrap: (HTTPClientRequestPart) -> NIOAny) {
    let head = HTTPRequestHead(version: .http1_1, method: method, uri: target, headers: headers)
    context.write(wrap(.head(head)), promise: nil)
    if let body { context.write(wrap(.body(.byteBuffer(context.channel.allocator.buffer(bytes: body)))), promise: nil) }
    context.writeAndFlush(wrap(.end(nil)), promise: nil)
  }
}

/// A reply, whole.
struct IncomingReply: Sendable {
  var status: Int
  var headers: HTTPHeaders
  var body: ByteBuffer
}

/// Why there is no reply.
enum ExchangeFailure: Error {
  /// Nobody answers at the address: nothing was sent.
  case unreachable(String)
  /// The connection broke: the request may have arrived.
  case broken(String)
  /// The reply is larger than it may be.
  case tooLarge
}

/// One request and its reply, over a connection of its own.
enum HTTPExchange {
  /// One thread does all reading and writing. It is started with the first exchange.
  static let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  /// How many bytes a reply may have: as many as a document of all data.
  static let replyLimit = 1 << 30

  /// Fails with an ``ExchangeFailure``.
  static func reply(to request: OutgoingRequest, of url: ServerURL) -> EventLoopFuture<IncomingReply> {
    let promise = loops.next().makePromise(of: IncomingReply.self)
    connect(to: url, on: promise.futureResult.eventLoop) { channel in
      try channel.pipeline.syncOperations.addHTTPClientHandlers()
      try channel.pipeline.syncOperations.addHandler(WholeReply(request, promise))
    }.whenFailure { promise.fail($0) }
    return promise.futureResult
  }

  /// Fails with an ``ExchangeFailure`` where nobody answers.
  static func connect(
    to url: ServerURL, on loop: any EventLoop, _ prepare: @escaping @Sendable (any Channel) throws -> Void
  ) -> EventLoopFuture<any Channel> {
    ClientBootstrap(group: loop)
      .connectTimeout(.seconds(5))
      .channelOption(.socketOption(.so_keepalive), value: 1)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in channel.eventLoop.makeCompletedFuture { try prepare(channel) } }
      .connect(host: url.host, port: url.port)
      .flatMapErrorThrowing { throw ExchangeFailure.unreachable(reason($0)) }
  }

  /// What went wrong, in a few words.
  static func reason(_ error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      error.connectionErrors.first.map { reason($0.error) } ?? "the host is not known"
    case let error as IOError where error.errnoCode == ECONNREFUSED: "nobody listens there"
    case let error as IOError: String(cString: strerror(error.errnoCode))
    case let error as ChannelError:
      if case .connectTimeout = error { "it takes too long to connect" } else { "the connection was closed" }
    default: "\(error)"
    }
  }
}

/// Sends a request and collects its reply.
private final class WholeReply: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  private let request: OutgoingRequest
  private let promise: EventLoopPromise<IncomingReply>
  private var reply: IncomingReply?

  init(_ request: OutgoingRequest, _ promise: EventLoopPromise<IncomingReply>) {
    self.request = request
    self.promise = promise
  }

  func channelActive(context: ChannelHandlerContext) { request.write(to: context, wrapOutboundOut) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      // What comes before the reply itself, such as 100.
      guard head.status.code >= 200 else { return }
      reply = IncomingReply(status: Int(head.status.code), headers: head.headers, body: ByteBuffer())
    case .body(var part):
      reply?.body.writeBuffer(&part)
      if reply?.body.readableBytes ?? 0 > HTTPExchange.replyLimit { end(context, .failure(.tooLarge)) }
    case .end:
      guard let reply else { return }
      end(context, .success(reply))
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    end(context, .failure(.broken(HTTPExchange.reason(error))))
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(context, .failure(.broken("the connection was closed")))
  }

  private func end(_ context: ChannelHandlerContext, _ result: Result<IncomingReply, ExchangeFailure>) {
    switch result {
    case .success(let reply): promise.succeed(reply)
    case .failure(let failure): promise.fail(failure)
    }
    context.close(promise: nil)
  }
}
