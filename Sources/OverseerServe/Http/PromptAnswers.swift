import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Answers requests that wait for nothing where they arrive. All others are passed on to the task of the connection: to
/// hand a request over to a task and its answer back costs as much as to make most answers.
///
/// Answers keep the order of the requests: as long as one that was passed on is not answered, those after it are passed
/// on, too. So are those of a client that does not take its answers, which the task waits for.
final class PromptAnswers: ChannelDuplexHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// The answer to a request without a body; nil where it is to be passed on.
  typealias Answer = @Sendable (HTTPRequest, any Channel) -> FinishedReply?

  private let answer: Answer
  /// A request that has only a head, and whose end is about to come.
  private var held: HTTPRequest?
  /// How many requests were passed on, and are not answered.
  private var passed = 0
  private var hasWritten = false

  init(_ answer: @escaping Answer) { self.answer = answer }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let request) where Self.isWhole(request): held = request
    case .head:
      passed += 1
      context.fireChannelRead(data)
    case .body:
      passHead(context)
      context.fireChannelRead(data)
    case .end:
      if passed == 0, context.channel.isWritable, let request = held, let reply = answer(request, context.channel) {
        held = nil
        write(reply, isLast: request.headerFields[.connection] == "close", context)
      } else {
        passHead(context)
        context.fireChannelRead(data)
      }
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if hasWritten {
      hasWritten = false
      context.flush()
    }
    context.fireChannelReadComplete()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) { passed -= 1 }
    context.write(data, promise: promise)
  }

  /// Whether the end of the request comes with its head. Others must be passed on at once: their client may wait to be
  /// told that it shall send the body.
  private static func isWhole(_ request: HTTPRequest) -> Bool {
    (request.method == .get || request.method == .head) && request.headerFields[.contentLength] == nil
      && request.headerFields[.transferEncoding] == nil
  }

  private func passHead(_ context: ChannelHandlerContext) {
    guard let request = held.take() else { return }
    passed += 1
    context.fireChannelRead(wrapInboundOut(.head(request)))
  }

  private func write(_ reply: FinishedReply, isLast: Bool, _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(.head(reply.head)), promise: nil)
    if case .bytes(let bytes) = reply.body { context.write(wrapOutboundOut(.body(bytes)), promise: nil) }
    guard isLast else {
      context.write(wrapOutboundOut(.end(nil)), promise: nil)
      hasWritten = true
      return
    }
    // The client may still send, and closes when it has read the answer.
    context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
      context.close(mode: .output, promise: nil)
    }
  }
}
