import NIOCore
import NIOHTTP1
import OverseerContract
import OverseerModel
import OverseerSDK

/// The WebSocket of events at `/api/events/stream`: who may open it.
struct EventSocket: Sendable {
  static let path = "/api/events/stream"

  let hub: EventHub
  let door: Door
  /// Made with the first connection: to look at the types of the input takes its time.
  private let check = Lazily { () throws(OverseerError) in InputCheck(SubscribeEvents.self) }

  init(_ hub: EventHub, behind door: Door) {
    self.hub = hub
    self.door = door
  }

  /// What the connection does; nil where it may not be opened: the route of the same path then says why.
  func route(for head: HTTPRequestHead) -> SocketRoute? {
    guard head.uri.prefix(while: { $0 != "?" }) == Self.path else { return nil }
    let fields = head.headers
    let hosts = fields["host"]
    guard (try? door.check(host: hosts.count == 1 ? hosts[0] : nil, origin: Self.origin(of: fields))) != nil else {
      return nil
    }
    let protocols = fields[canonicalForm: "sec-websocket-protocol"]
    guard let token = Self.token(of: fields, protocols),
      let bearer = try? token.bearer(in: hub.overseer), (try? bearer.check(SubscribeEvents.spec)) != nil
    else { return nil }
    let caller = bearer.caller(correlationID: CorrelationID.of(fields.first(name: "x-correlation-id")))
    var answer = HTTPHeaders()
    // The token stands among the protocols as well, and must not be sent back.
    if protocols.contains(where: { $0 == StreamToken.socketProtocol }) {
      answer.add(name: "sec-websocket-protocol", value: StreamToken.socketProtocol)
    }
    return SocketRoute(fields: answer) { [hub, check] messages, writer in
      let subscriber = hub.admit(.message, over: writer.channel)
      defer { hub.remove(subscriber) }
      let session = SocketSession(
        hub: hub, subscriber: subscriber, token: token, caller: caller, check: try check.value(), writer: writer)
      try await session.run(messages)
    }
  }

  /// Answers who asks for the address without opening a WebSocket, and may.
  static func plain(_ exchange: Exchange) throws(OverseerError) -> Reply {
    throw OverseerError(
      .invalidInput, "\(path) is a WebSocket, and this request does not open one",
      hint: "Over plain HTTP the events are at /api/events/subscribe.")
  }

  private static func origin(of fields: HTTPHeaders) -> String? {
    let origins = fields["origin"]
    return origins.isEmpty ? nil : origins.joined(separator: ", ")
  }

  private static func token(of fields: HTTPHeaders, _ protocols: [Substring]) -> StreamToken? {
    let authorization = fields["authorization"]
    if authorization.isEmpty { return StreamToken(protocols: protocols) }
    return authorization.count == 1 ? StreamToken(authorization: authorization[0]) : nil
  }
}
