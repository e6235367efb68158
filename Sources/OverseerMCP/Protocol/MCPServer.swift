import OverseerJSON
import OverseerModel
import OverseerSDK
import Synchronization

/// Answers the messages of the Model Context Protocol, whatever carries them, in every revision of
/// ``ProtocolVersion``. It keeps nothing between messages: what a conversation has agreed on is the transport's.
public final class MCPServer: Sendable {
  private let open: @Sendable () throws(OverseerError) -> Overseer
  private let opened = Mutex<Opened?>(nil)

  private struct Opened {
    let overseer: Overseer
    let tools: Tools
  }

  /// - Parameter overseer: Equipped for work in repositories, as scripts may submit and land.
  public init(overseer: Overseer) { open = { () throws(OverseerError) in overseer } }

  /// - Parameter opening: Gives the installation when the first call needs it. Where it throws, the call fails with
  ///   that and the next one tries again.
  public init(opening: @escaping @Sendable () throws(OverseerError) -> Overseer) { open = opening }

  /// What became of a message at once.
  public enum Receipt: Sendable {
    /// It is answered; nil for what nobody waits for.
    case done(JSONValue?)
    /// A call, which can be cancelled from now on. To be run once; nil where it was cancelled and nobody waits.
    case pending(@Sendable (_ send: @escaping @Sendable (JSONValue) -> Void) async -> JSONValue?)
  }

  /// How many messages one batch may have. All of a batch is read before any of it is answered.
  private static let longestBatch = 50

  /// Answers one message; nil for notifications, responses and what was cancelled.
  ///
  /// - Parameter send: Takes notifications meanwhile, none of them after the reply.
  public func answer(
    _ message: JSONValue, over exchange: MCPExchange, send: @escaping @Sendable (JSONValue) -> Void
  ) async -> JSONValue? {
    switch receive(message, over: exchange) {
    case .done(let reply): reply
    case .pending(let call): await call(send)
    }
  }

  /// Takes one message, and answers at once where that needs no work.
  public func receive(_ message: JSONValue, over exchange: MCPExchange) -> Receipt {
    if case .array(let messages) = message { return receive(batch: messages, over: exchange) }
    switch Incoming(message) {
    case .response: return .done(nil)
    case .broken(let failure, let id): return .done(failure.reply(to: id))
    case .notification(let method, let params):
      if method == "notifications/cancelled", let id = params["requestId"].flatMap(RequestID.init) {
        exchange.calls.cancel(id)
      }
      return .done(nil)
    case .request(let request):
      do throws(RPCFailure) {
        return try receive(request, over: exchange)
      } catch {
        return .done(error.reply(to: request.id))
      }
    }
  }

  /// One revision has several messages in one.
  private func receive(batch messages: [JSONValue], over exchange: MCPExchange) -> Receipt {
    guard exchange.version == .march2025, !messages.isEmpty else {
      let why = messages.isEmpty ? "a batch must not be empty" : "a message must be a JSON object, and not a batch"
      return .done(RPCFailure(.invalidRequest, why).reply(to: nil))
    }
    guard messages.count <= Self.longestBatch else {
      let why = "a batch must not have more than \(Self.longestBatch) messages"
      return .done(RPCFailure(.invalidRequest, why).reply(to: nil))
    }
    let receipts = messages.map { message in
      // No batch holds another.
      message.arrayValue == nil
        ? receive(message, over: exchange)
        : .done(RPCFailure(.invalidRequest, "a message must be a JSON object").reply(to: nil))
    }
    return .pending { send in
      await withTaskGroup(of: (Int, JSONValue?).self) { group in
        for (index, receipt) in receipts.enumerated() {
          switch receipt {
          case .done(let reply): group.addTask { (index, reply) }
          case .pending(let call): group.addTask { (index, await call(send)) }
          }
        }
        var replies: [(Int, JSONValue)] = []
        for await case (let index, let reply?) in group { replies.append((index, reply)) }
        return replies.isEmpty ? nil : .array(replies.sorted { $0.0 < $1.0 }.map(\.1))
      }
    }
  }

  private func receive(_ request: Incoming.Request, over exchange: MCPExchange) throws(RPCFailure) -> Receipt {
    guard let method = MCPMethod(rawValue: request.method) else {
      throw RPCFailure(.methodNotFound, "there is no method \(Shown.text(request.method))")
    }
    if method == .initialize {
      let agreed = try Handshake(request.params)
      return .done(ResultShape.reply(ServerFacts.agreeing(on: agreed.version), to: request.id))
    }
    let meta = try RequestMeta(of: request.params)
    let version = try version(of: method, meta, over: exchange)
    guard method.exists(in: version) else {
      throw RPCFailure(.methodNotFound, "there is no method \(method.rawValue) in \(version.rawValue)")
    }
    let client = meta.clientName ?? exchange.clientName
    func done(_ members: JSONObject, keeping: ResultShape.Keeping? = nil) -> Receipt {
      .done(ResultShape.reply(ResultShape.result(members, in: version, keeping: keeping), to: request.id))
    }
    switch method {
    case .initialize, .ping: return done([:])
    case .discover: return done(ServerFacts.discovered, keeping: .lasting)
    case .listTools: return done(try Self.onlyPage(["tools": ToolList.json], request.params), keeping: .lasting)
    case .listResources:
      return done(try Self.onlyPage(["resources": ResourceList.resources], request.params), keeping: .lasting)
    case .listTemplates:
      return done(try Self.onlyPage(["resourceTemplates": ResourceList.templates], request.params), keeping: .lasting)
    case .callTool:
      let call = try ToolCall(request.params)
      return pending(request, version, over: exchange) { [self] send in
        await answer(call, by: caller(client, exchange), reporting: meta.progressToken, in: version, send)
      }
    case .readResource:
      guard let uri = request.params["uri"]?.stringValue else {
        throw RPCFailure(.invalidParams, "uri is required: a string")
      }
      return pending(request, version, over: exchange) { [self] _ throws(RPCFailure) in
        try await read(uri, by: caller(client, exchange), in: version)
      }
    }
  }

  /// The revision that a request is in.
  private func version(
    of method: MCPMethod, _ meta: RequestMeta, over exchange: MCPExchange
  ) throws(RPCFailure) -> ProtocolVersion {
    if meta.isEnvelope || method == .discover || exchange.version?.isStateless == true { return try meta.version() }
    if let version = exchange.version { return version }
    // A ping asks whether anybody is there, and may come before all else.
    if method == .ping { return .latestHandshake }
    throw RPCFailure(
      .invalidParams,
      "\(method.rawValue) comes after initialize, or with \(RequestMeta.versionKey) and "
        + "\(RequestMeta.capabilitiesKey) in params._meta")
  }

  /// All lists have one page, so no cursor was given out.
  private static func onlyPage(_ page: JSONObject, _ params: JSONObject) throws(RPCFailure) -> JSONObject {
    guard let cursor = params["cursor"], !cursor.isNull else { return page }
    throw RPCFailure(.invalidParams, "cursor is not one of this server's: the list has one page")
  }

  private func pending(
    _ request: Incoming.Request, _ version: ProtocolVersion, over exchange: MCPExchange,
    _ work: @escaping @Sendable (@escaping @Sendable (JSONValue) -> Void) async throws(RPCFailure) -> JSONObject
  ) -> Receipt {
    let call = exchange.calls.open(request.id)
    // A mere nil would be JSON's null.
    let cancelled = exchange.answersCancelled ? RPCFailure.cancelled.reply(to: request.id) : Optional<JSONValue>.none
    return .pending { send in
      let reply = await call.run {
        do throws(RPCFailure) {
          return ResultShape.reply(try await work(send), to: request.id)
        } catch {
          return error.reply(to: request.id)
        }
      }
      return reply ?? cancelled
    }
  }

  private func caller(_ client: String?, _ exchange: MCPExchange) -> ToolClient {
    ToolClient(caller: exchange.caller(ClientName.agent(client)), name: String((client ?? "").prefix(100)))
  }
}

// What needs the installation.
extension MCPServer {
  /// The installation, opened where it was not.
  private func installed() throws(OverseerError) -> Opened {
    let opened = opened.withLock { opened in
      Result { () throws(OverseerError) in
        if let opened { return opened }
        let overseer = try open()
        let new = Opened(overseer: overseer, tools: Tools(overseer))
        opened = new
        return new
      }
    }
    return try opened.get()
  }

  /// What keeps the claims of the caller alive.
  func renewal(of caller: Caller) throws(OverseerError) -> ClaimRenewal {
    ClaimRenewal(of: caller, in: try installed().overseer)
  }

  /// What looks after the reviews; nil where a server does. Scripts do not wait for the gates of what they submit.
  func attendance(
    report: @escaping @Sendable (ReviewAttendance.Trouble) -> Void
  ) throws(OverseerError) -> ReviewAttendance? {
    let overseer = try installed().overseer
    guard try ServerAddress.find(in: overseer.installation) == nil else { return nil }
    return ReviewAttendance(of: overseer, report: report)
  }

  private func answer(
    _ call: ToolCall, by client: ToolClient, reporting token: JSONValue?, in version: ProtocolVersion,
    _ send: @escaping @Sendable (JSONValue) -> Void
  ) async -> JSONObject {
    let reports = token.map { ProgressReports(token: $0, send: send) }
    defer { reports?.end() }
    let reply: ToolReply
    do throws(OverseerError) {
      try call.admit(client.caller)
      let tools = try installed().tools
      // Of a call that is cancelled nothing more is heard, even where it takes a moment to end.
      reply = await withTaskCancellationHandler {
        await tools.call(call.tool, call.arguments, by: client, progress: reports?.report)
      } onCancel: {
        reports?.end()
      }
    } catch {
      let text = error.hint.map { "\(error.message)\n\($0)" } ?? error.message
      reply = ToolReply(structured: nil, text: text, isError: true)
    }
    return ResultShape.result(ToolCall.result(reply), in: version)
  }

  private func read(_ uri: String, by client: ToolClient, in version: ProtocolVersion) async throws(RPCFailure)
    -> JSONObject
  {
    do throws(OverseerError) {
      let (mimeType, text) = try await ResourceText.read(uri, overseer: installed().overseer, caller: client.caller)
      return ResultShape.result(
        ["contents": [["uri": .string(uri), "mimeType": .string(mimeType), "text": .string(text)]]], in: version,
        keeping: uri == ResourceText.declarations ? .lasting : ResultShape.Keeping.none)
    } catch {
      throw ResourceList.failure(error, reading: uri, in: version)
    }
  }
}
