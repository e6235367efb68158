import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// A connection: HTTP/1.1, or a WebSocket where its first request asks for one.
struct ServeChannel: HTTPChannelHandler {
  enum Kind: Sendable {
    case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
    case socket(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>, SocketRoute)
  }

  struct Value: ServerChildChannelValue {
    let kind: EventLoopFuture<Kind>
    let channel: any Channel
  }

  /// What a WebSocket message may hold at most.
  private static let messageLimit = 1 << 20
  /// What a head may hold at most.
  private static let headLimit: NIOHTTPDecoderLimitConfiguration = {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = 16 << 10
    limits.maxHeaderListSize = 64 << 10
    limits.maxHeaderFieldCount = 100
    return limits
  }()

  let responder: HTTPChannelHandler.Responder
  let prompt: PromptAnswers.Answer
  let socketRoute: @Sendable (HTTPRequestHead) -> SocketRoute?
  let limits: RequestDeadline.Limits
  let connections: Count

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      connections.add()
      channel.closeFuture.whenComplete { _ in connections.subtract() }
      return Value(kind: try pipeline(of: channel, logger), channel: channel)
    }
  }

  private func pipeline(of channel: any Channel, _ logger: Logger) throws -> EventLoopFuture<Kind> {
    let handlers = channel.pipeline.syncOperations
    let encoder = HTTPResponseEncoder()
    let decoder = ByteToMessageHandler(
      HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: Self.headLimit))
    let filter = UpgradeFilter(socketRoute)
    let deadline = RequestDeadline(limits)
    let errors = ProtocolErrors()
    try handlers.addHandlers([encoder, decoder, deadline, filter, errors])
    let upgrade = NIOTypedHTTPServerUpgradeHandler(
      httpEncoder: encoder, extraHTTPHandlers: [decoder, deadline, filter, errors],
      upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration<Kind>(
        upgraders: [socketUpgrader(filter, channel)],
        notUpgradingCompletionHandler: { [prompt] channel in Self.http(channel, prompt, logger) }))
    try handlers.addHandler(upgrade)
    return upgrade.upgradeResultFuture
  }

  private func socketUpgrader(
    _ filter: UpgradeFilter, _ channel: any Channel
  ) -> NIOTypedWebSocketServerUpgrader<Kind> {
    let filter = NIOLoopBound(filter, eventLoop: channel.eventLoop)
    return NIOTypedWebSocketServerUpgrader<Kind>(
      maxFrameSize: Self.messageLimit,
      shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(filter.value.chosen?.fields) },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          guard let route = filter.value.chosen else { throw ChannelError.inappropriateOperationForState }
          try channel.pipeline.syncOperations.addHandlers([
            FrameCheck(),
            NIOWebSocketFrameAggregator(
              minNonFinalFragmentSize: 1, maxAccumulatedFrameCount: 1024, maxAccumulatedFrameSize: Self.messageLimit),
          ])
          return .socket(try NIOAsyncChannel(wrappingChannelSynchronously: channel), route)
        }
      })
  }

  private static func http(
    _ channel: any Channel, _ prompt: @escaping PromptAnswers.Answer, _ logger: Logger
  ) -> EventLoopFuture<Kind> {
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandlers([
        HTTP1ToHTTPServerCodec(secure: false), HangUp(), HTTPConnectionStateHandler(logger: logger),
        PromptAnswers(prompt),
      ])
      return .http(
        try NIOAsyncChannel(
          wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true)))
    }
  }

  func handle(value: Value, logger: Logger) async {
    await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
      do {
        switch try await value.kind.get() {
        case .http(let channel): await handleHTTP(asyncChannel: channel, logger: logger)
        case .socket(let channel, let route): try await SocketConnection(channel: channel, route: route).run()
        }
      } catch {
        // A connection that is closed before its first request, or in the middle of a message, ends here.
        logger.trace("a connection ended: \(error)")
        value.channel.close(promise: nil)
      }
    }
  }
}
