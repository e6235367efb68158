import NIOCore
import NIOHTTP1
import NIOPosix
import OverseerSDK
import Synchronization

@testable import OverseerClient

/// A server that answers real connections as a test tells it.
final class SampleServer: Sendable {
  struct Request: Sendable {
    var method: String
    var target: String
    var headers: HTTPHeaders
    var body = ""
  }

  enum Answer: Sendable {
    case reply(Int, [String: String], String)
    /// A body in parts, and whether the connection ends behind them.
    case stream([String], ends: Bool)
    /// The connection ends before anything was said.
    case close

    static func json(_ text: String, status: Int = 200, version: String = Version.current) -> Answer {
      .reply(status, ["X-Overseer-Version": version, "Content-Type": "application/json"], text)
    }
  }

  /// What came, in its order.
  final class Requests: Sendable {
    private let list = Mutex<[Request]>([])

    var all: [Request] { list.withLock { $0 } }

    func add(_ request: Request) -> Int {
      list.withLock { list in
        list.append(request)
        return list.count - 1
      }
    }
  }

  private let channel: any Channel
  let requests: Requests

  var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }

  var client: ServerClient {
    get throws { ServerClient(try ServerURL(url), token: ClientToken("ovs_secret", from: "a test")) }
  }

  /// - Parameter answer: What is said to a request; it is told how many came before.
  init(_ answer: @escaping @Sendable (Request, Int) -> Answer) async throws {
    let requests = Requests()
    self.requests = requests
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Answering(requests, answer))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  deinit { channel.close(promise: nil) }

  func stop() async throws { try await channel.close() }
}

private final class Answering: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let requests: SampleServer.Requests
  private let answer: @Sendable (SampleServer.Request, Int) -> SampleServer.Answer
  private var request: SampleServer.Request?

  init(
    _ requests: SampleServer.Requests, _ answer: @escaping @Sendable (SampleServer.Request, Int) -> SampleServer.Answer
  ) {
    self.requests = requests
    self.answer = answer
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      request = SampleServer.Request(method: head.method.rawValue, target: head.uri, headers: head.headers)
    case .body(let part): request?.body += String(buffer: part)
    case .end:
      guard let request else { return }
      self.request = nil
      say(answer(request, requests.add(request)), context)
    }
  }

  private func say(_ answer: SampleServer.Answer, _ context: ChannelHandlerContext) {
    switch answer {
    case .close: context.close(promise: nil)
    case .reply(let status, let fields, let text):
      var headers = HTTPHeaders(fields.map { ($0.key, $0.value) })
      headers.add(name: "Content-Length", value: "\(text.utf8.count)")
      head(status, headers, context)
      body(text, context)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    case .stream(let parts, let ends):
      head(200, ["X-Overseer-Version": Version.current, "Content-Type": "text/event-stream"], context)
      for part in parts { body(part, context) }
      context.flush()
      // Without the end of the body: as one that was killed.
      if ends { context.close(promise: nil) }
    }
  }

  private func head(_ status: Int, _ headers: HTTPHeaders, _ context: ChannelHandlerContext) {
    let head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
  }

  private func body(_ text: String, _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
  }
}
