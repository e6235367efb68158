import HTTPTypes
import OverseerJSON
import OverseerMCP
import OverseerModel
import OverseerSDK

/// Answers messages of the Model Context Protocol over Streamable HTTP. Every request stands by itself: no session is
/// kept, and nothing is sent to clients but the answers to their requests.
struct MCPRoute: Sendable {
  private let server: MCPServer
  private let clients = CallsByClient()

  init(_ server: MCPServer) { self.server = server }

  func answer(_ exchange: Exchange) async throws(OverseerError) -> Reply {
    guard let bearer = exchange.bearer else { throw OverseerError(.unauthorized, "a token is needed") }
    let fields = exchange.request.headers
    let caller = try bearer.agent(of: exchange)
    let forms = AcceptedForms(fields[.accept])
    guard forms.json || forms.events else {
      let failure = RPCFailure(.invalidRequest, "Accept must take application/json or text/event-stream")
      return Self.reply(failure.reply(to: nil), .notAcceptable)
    }
    let message: JSONValue
    let version: ProtocolVersion
    do throws(RPCFailure) {
      message = try MessageText.read(exchange.body)
    } catch {
      return Self.reply(error.reply(to: nil), .badRequest)
    }
    do throws(RPCFailure) {
      version = try MessageHeaders(fields).version(of: message)
    } catch {
      return Self.reply(error.reply(to: message["id"].flatMap(RequestID.init)), .badRequest)
    }
    // In the stateless revision a client cancels by closing the connection, and by nothing else.
    let calls = version.isStateless ? CallsInFlight() : clients[CallsByClient.Client(bearer, fields)]
    let receipt = server.receive(
      message,
      over: MCPExchange(
        version: version, clientName: fields[.userAgent].flatMap(Self.product), calls: calls, answersCancelled: true,
        caller: caller))
    let answer: JSONValue?
    switch receipt {
    case .done(let done): answer = done
    case .pending(let work):
      let call = MCPCall(work: work, channel: exchange.channel)
      let wantsNews = message["params"]?["_meta"]?["progressToken"] != nil
      if forms.events, wantsNews || !forms.json { return .events(call.events) }
      answer = await call.answer { _ in }
    }
    guard let answer else { return Reply(.accepted) }
    let status = Self.status(of: answer, in: version)
    guard !forms.json, status == .ok else { return Self.reply(answer, status) }
    return .events(MCPCall(work: { _ in answer }, channel: exchange.channel).events)
  }

  /// The first program that a client says it is made of: `claude-code` of `claude-code/2.1 (cli)`.
  private static func product(_ userAgent: String) -> String? {
    userAgent.split(whereSeparator: { $0 == "/" || $0 == " " }).first.map(String.init)
  }

  /// The stateless revision gives every error its status. Clients of those before take none for an answer but 200.
  private static func status(of answer: JSONValue, in version: ProtocolVersion) -> HTTPResponse.Status {
    guard let code = answer["error"]?["code"]?.integerValue.flatMap(RPCFailure.Code.init) else { return .ok }
    switch code {
    case .parseError, .invalidRequest: return .badRequest
    case .methodNotFound: return version.isStateless ? .notFound : .ok
    case .invalidParams, .headerMismatch, .missingClientCapability, .unsupportedVersion:
      return version.isStateless ? .badRequest : .ok
    case .resourceNotFound, .internalError: return .ok
    }
  }

  private static func reply(_ message: JSONValue, _ status: HTTPResponse.Status) -> Reply {
    .json(MessageText.bytes(of: message), status)
  }
}
