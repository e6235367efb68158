import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import OverseerContract
import OverseerModel
import OverseerSDK
import Tracing

/// Answers requests: lets in whom it may, finds the route, reads the body, and writes what the route says.
struct Responder: Sendable {
  /// What a body may hold at most.
  static let bodyLimit = 4 << 20
  /// What a body of somebody who has shown no token may hold at most.
  private static let openBodyLimit = 4 << 10

  let door: Door
  let routes: RouteTable<Route>
  /// What the routes are called in metrics and in the log; see ``Route/number``.
  let names: [String]
  let overseer: Overseer
  let metrics: Metrics
  let logger: Logger

  /// Answers within the distributed trace that the request belongs to, if it says so.
  @concurrent func respond(
    to request: Request, _ writer: consuming ResponseWriter, on channel: any Channel
  ) async throws {
    let course = Course(request.head)
    var number = Route.other
    let reply: FinishedReply
    do throws(OverseerError) {
      let (exchange, route) = try admit(request, course.correlationID, channel)
      number = route.number
      let found = try await traced(request.headers) { () async throws(OverseerError) in
        try await answer(exchange, by: route)
      }
      reply = finished(found, number, course)
    } catch {
      reply = refused(error, number, course)
    }
    switch reply.body {
    case .bytes(let bytes): try await writer.write(response: reply.head, body: ResponseBody(byteBuffer: bytes))
    case .stream(let body): try await writer.write(response: reply.head, body: body)
    case nil: try await writer.writeResponse(reply.head)
    }
    if reply.head.status == .contentTooLarge { throw Refused.body }
  }

  /// The answer to a request without a body, as ``respond(to:_:on:)`` would give it; nil where that one must wait for
  /// something.
  func prompt(_ request: HTTPRequest, on channel: any Channel) -> FinishedReply? {
    guard request.headerFields[.traceparent] == nil, let target = try? RequestTarget(request.path ?? ""),
      case let match = routes.match(request.method, target.segments), case .route(let route, _) = match,
      let prompt = route.prompt
    else { return nil }
    let course = Course(request)
    var number = Route.other
    do throws(OverseerError) {
      let request = Request(head: request, body: RequestBody(buffer: ByteBuffer()))
      try checkDoor(request)
      let exchange = try admit(request, target, match, course.correlationID, channel).exchange
      number = route.number
      return finished(try prompt(exchange), number, course)
    } catch {
      return refused(error, number, course)
    }
  }

  /// What a request is counted and logged by.
  private struct Course {
    let start = ContinuousClock.now
    let request: HTTPRequest
    let correlationID: String

    init(_ request: HTTPRequest) {
      self.request = request
      correlationID = CorrelationID.of(request)
    }
  }

  private func refused(_ error: OverseerError, _ number: Int, _ course: Course) -> FinishedReply {
    if error.code == .internalError {
      logger.error("\(error.message)", metadata: ["correlation_id": "\(course.correlationID)"])
    }
    return finished(.error(error, correlationID: course.correlationID), number, course)
  }

  /// The reply as it goes out, counted and logged.
  private func finished(_ reply: Reply, _ number: Int, _ course: Course) -> FinishedReply {
    var reply = reply
    reply.fields[.overseerVersion] = Version.current
    let (request, correlationID) = (course.request, course.correlationID)
    let finished = Finishing.finished(reply, to: request, correlationID: correlationID)
    let time = ContinuousClock.now - course.start
    let status = finished.head.status.code
    metrics.request(operation: number, status: status, seconds: time / .seconds(1))
    // What changes something is worth a line; the rest would fill the log of a server that pages poll.
    logger.log(
      level: request.method == .get || request.method == .head ? .debug : .info,
      "\(request.method.rawValue) \(names[number]) \(status)",
      metadata: ["correlation_id": "\(correlationID)", "duration_ms": "\(Int(time / .milliseconds(1)))"])
    return finished
  }

  private func traced(
    _ fields: HTTPFields, _ body: () async throws(OverseerError) -> Reply
  ) async throws(OverseerError) -> Reply {
    guard fields[.traceparent] != nil else { return try await body() }
    var generator = SystemRandomNumberGenerator()
    var context = ServiceContext.current ?? .topLevel
    context.trace = .accepting(
      traceparent: fields[values: .traceparent], tracestate: fields[values: .tracestate], using: &generator)
    let result = await ServiceContext.withValue(context) { () async -> Result<Reply, OverseerError> in
      do throws(OverseerError) { return .success(try await body()) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// Ends the connection: the rest of a body that was refused is not read.
  private enum Refused: Error { case body }

  /// Everything about a request that is known before its body.
  private func admit(
    _ request: Request, _ correlationID: String, _ channel: any Channel
  ) throws(OverseerError) -> (exchange: Exchange, route: Route) {
    try checkDoor(request)
    let target = try RequestTarget(request.head.path ?? "")
    return try admit(request, target, routes.match(request.method, target.segments), correlationID, channel)
  }

  private func checkDoor(_ request: Request) throws(OverseerError) {
    let isNamedOnce = request.headers[.secondHost] == nil
    try door.check(host: isNamedOnce ? request.head.authority : nil, origin: request.headers[.origin])
  }

  private func admit(
    _ request: Request, _ target: RequestTarget, _ match: RouteTable<Route>.Match, _ correlationID: String,
    _ channel: any Channel
  ) throws(OverseerError) -> (exchange: Exchange, route: Route) {
    if case .route(let route, let parameters) = match, route.access == .open {
      let exchange = Exchange(
        request: request, channel: channel, target: target, parameters: parameters, correlationID: correlationID,
        bearer: nil)
      return (exchange, route)
    }
    let bearer = try bearer(of: request.head, target)
    switch match {
    case .route(let route, let parameters):
      return (
        Exchange(
          request: request, channel: channel, target: target, parameters: parameters, correlationID: correlationID,
          bearer: bearer),
        route
      )
    case .otherMethods(let methods):
      let allowed = methods.map(\.rawValue).joined(separator: ", ")
      throw OverseerError(
        .methodNotAllowed, "\(target.path) does not know \(request.method.rawValue)",
        hint: "It knows \(allowed).", details: ["allow": .string(allowed)])
    case .none:
      throw OverseerError(
        .notFound, "there is nothing at \(target.path)", hint: "The document at /api/docs names every address.",
        details: ["path": .string(String(target.path))])
    }
  }

  /// Who calls. Outside of the API a path that nothing is at needs no token to say so.
  private func bearer(of request: HTTPRequest, _ target: RequestTarget) throws(OverseerError) -> Bearer? {
    guard let header = request.headerFields[.authorization] else {
      guard Self.isPublic(target) else { throw Self.unauthorized("this address needs a token") }
      return nil
    }
    guard let secret = BearerHeader.secret(in: header), let bearer = try overseer.bearer(of: secret) else {
      throw Self.unauthorized("the token is not one of this installation, or was revoked")
    }
    return bearer
  }

  private static func isPublic(_ target: RequestTarget) -> Bool {
    guard let first = target.segments.first else { return true }
    return !["api", "metrics", "mcp"].contains(first)
  }

  private static func unauthorized(_ message: String) -> OverseerError {
    OverseerError(
      .unauthorized, message,
      hint: "Send it as `Authorization: Bearer TOKEN`. A person makes one: os token create. In the browser: os open")
  }

  private func answer(
    _ exchange: Exchange, by route: Route
  ) async throws(OverseerError) -> Reply {
    var exchange = exchange
    switch exchange.request.method {
    case .get, .head: break
    default:
      try door.check(site: exchange.request.headers[.secFetchSite])
      exchange.body = try await RequestContent.read(
        exchange.request, upTo: exchange.bearer == nil ? Self.openBodyLimit : Self.bodyLimit, on: exchange.channel)
    }
    return try await route.answer(exchange)
  }
}

/// Names a call in the log and in the events that it causes.
enum CorrelationID {
  /// The client's own name for it, where it is a short word; else a fresh one.
  static func of(_ request: HTTPRequest) -> String { of(request.headerFields[.correlationID]) }

  /// Like ``of(_:)``, of the value of the header.
  static func of(_ given: String?) -> String {
    if let given, (1...64).contains(given.utf8.count),
      given.utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || [0x2D, 0x2E, 0x5F, 0x3A].contains(byte)
      })
    {
      return given
    }
    var bytes: [UInt8] = Array("cor_".utf8)
    identifiers.next(at: .now()).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let identifiers = IdentifierSource()
}
