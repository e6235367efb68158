import NIOCore
import NIOHTTP1

/// Ends connections whose client takes too long: to say what it wants, or to take what it asked for.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// How long a connection may take. A client that sends single bytes gains nothing: the time runs from the start.
  struct Limits: Sendable {
    /// From the opening of a connection to the end of its first head.
    var head = TimeAmount.seconds(10)
    /// From the end of a head to the end of its body.
    var body = TimeAmount.seconds(60)
    /// Between an answer and the end of the next head.
    var idle = TimeAmount.seconds(120)
    /// As long as nothing more can be sent, because the client does not read.
    var taking = TimeAmount.seconds(60)
  }

  private let limits: Limits
  private var progress = ConnectionProgress()
  /// Of the request that is awaited or read; nil as long as one is answered.
  private var deadline: NIODeadline?
  /// When the deadline is looked at: then, or before. It is not set anew for each request, which would cost more than
  /// to find out now and then that the deadline was put off.
  private var alarm: (time: NIODeadline, task: Scheduled<Void>)?
  /// Of the answer that is not taken.
  private var stall: Scheduled<Void>?

  init(_ limits: Limits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) { expect(within: limits.head, context) }
  func handlerRemoved(context: ChannelHandlerContext) { cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if progress.isOver { return }
    let part = unwrapInboundIn(data)
    progress.read(part)
    switch part {
    case .head: expect(within: limits.body, context)
    case .body: break
    case .end: rest(context)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part = unwrapOutboundIn(data)
    progress.write(part)
    if case .end = part { rest(context) }
    context.write(data, promise: promise)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stall?.cancel()
    if !context.channel.isWritable {
      stall = schedule(at: .now() + limits.taking, context) { context in context.close(promise: nil) }
    }
    context.fireChannelWritabilityChanged()
  }

  /// A body that still comes keeps its deadline, also where the request was answered without it.
  private func rest(_ context: ChannelHandlerContext) {
    if progress.isReading { return }
    if progress.open == 0 { expect(within: limits.idle, context) } else { deadline = nil }
  }

  private func expect(within time: TimeAmount, _ context: ChannelHandlerContext) {
    let time = NIODeadline.now() + time
    deadline = time
    if let alarm, alarm.time <= time { return }
    alarm?.task.cancel()
    setAlarm(at: time, context)
  }

  private func setAlarm(at time: NIODeadline, _ context: ChannelHandlerContext) {
    alarm = (
      time,
      schedule(at: time, context) { [self] context in
        alarm = nil
        guard let deadline else { return }
        if deadline <= .now() { expire(context) } else { setAlarm(at: deadline, context) }
      }
    )
  }

  private func schedule(
    at time: NIODeadline, _ context: ChannelHandlerContext, _ act: @escaping (ChannelHandlerContext) -> Void
  ) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(deadline: time) { act(context) }
  }

  private func cancel() {
    deadline = nil
    alarm?.task.cancel()
    alarm = nil
    stall?.cancel()
  }

  private func expire(_ context: ChannelHandlerContext) {
    if progress.mayRefuse {
      let head = HTTPResponseHead(
        version: .http1_1, status: .requestTimeout, headers: ["content-length": "0", "connection": "close"])
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
    context.close(promise: nil)
  }
}
