import NIOCore
import NIOHTTP1

/// A reply that is read piece by piece, each when it is asked for: whoever is slow holds up the sender and fills no
/// memory.
struct ReplyStream: Sendable {
  /// The status and the header fields.
  let head: HTTPResponseHead
  private let channel: any Channel
  private let reader: NIOLoopBound<PullReader>

  /// How long nothing at all may come. Streams say every 15 seconds that they are alive.
  private static let silence = TimeAmount.seconds(45)

  /// Sends the request and waits for the head of the reply. Throws an ``ExchangeFailure``.
  static func open(_ request: OutgoingRequest, at url: ServerURL) async throws -> ReplyStream {
    let loop = HTTPExchange.loops.next()
    let opened = loop.makePromise(of: ReplyStream.self)
    HTTPExchange.connect(to: url, on: loop) { channel in
      let reader = PullReader(request)
      let bound = NIOLoopBound(reader, eventLoop: channel.eventLoop)
      try channel.syncOptions?.setOption(.autoRead, value: false)
      try channel.pipeline.syncOperations.addHandler(IdleStateHandler(readTimeout: silence))
      try channel.pipeline.syncOperations.addHTTPClientHandlers()
      try channel.pipeline.syncOperations.addHandler(reader)
      let head = channel.eventLoop.makePromise(of: HTTPResponseHead.self)
      reader.head = head
      head.futureResult.map { ReplyStream(head: $0, channel: channel, reader: bound) }.cascade(to: opened)
    }.whenFailure { opened.fail($0) }
    return try await opened.futureResult.get()
  }

  /// The next bytes; nil at the end. Throws an ``ExchangeFailure``.
  func next() async throws -> ByteBuffer? {
    try await withTaskCancellationHandler {
      try await channel.eventLoop.flatSubmit { [reader] in reader.value.next() }.get()
    } onCancel: {
      close()
    }
  }

  func close() { channel.close(promise: nil) }
}

/// Reads from its connection only what somebody asks for.
private final class PullReader: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  var head: EventLoopPromise<HTTPResponseHead>?
  private let request: OutgoingRequest
  private var context: ChannelHandlerContext?
  /// What has come and was not yet asked for.
  private var parts: [ByteBuffer] = []
  private var waiting: EventLoopPromise<ByteBuffer?>?
  private var end: Result<Void, ExchangeFailure>?

  init(_ request: OutgoingRequest) { self.request = request }

  func next() -> EventLoopFuture<ByteBuffer?> {
    guard let context else {
      return HTTPExchange.loops.next().makeFailedFuture(ExchangeFailure.broken("it was closed"))
    }
    let promise = context.eventLoop.makePromise(of: ByteBuffer?.self)
    waiting = promise
    answer(context)
    return promise.futureResult
  }

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func channelActive(context: ChannelHandlerContext) {
    request.write(to: context, wrapOutboundOut)
    context.read()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head?.succeed(head)
      self.head = nil
    case .body(let part): parts.append(part)
    case .end: finish(.success(()))
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) { answer(context) }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {  // justified: NIO asks for it
    guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
    // Nobody reads: then it is not the other side that is silent.
    guard head != nil || waiting != nil else { return }
    finish(.failure(.broken("nothing came for too long")))
    context.close(promise: nil)
    answer(context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    finish(.failure(.broken(HTTPExchange.reason(error))))
    context.close(promise: nil)
    answer(context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish(.failure(.broken("the connection was closed")))
    answer(context)
  }

  private func finish(_ result: Result<Void, ExchangeFailure>) {
    if end == nil { end = result }
    guard case .failure(let failure) = result else { return }
    head?.fail(failure)
    head = nil
  }

  /// Gives what is there to who waits, and reads on where nothing is.
  private func answer(_ context: ChannelHandlerContext) {
    guard let waiting else {
      if head != nil { context.read() }
      return
    }
    if !parts.isEmpty {
      self.waiting = nil
      waiting.succeed(parts.removeFirst())
    } else if let end {
      self.waiting = nil
      switch end {
      case .success: waiting.succeed(nil)
      case .failure(let failure): waiting.fail(failure)
      }
    } else {
      context.read()
    }
  }
}
