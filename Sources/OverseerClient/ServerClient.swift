import NIOCore
import NIOHTTP1
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

/// Calls operations of a running server over HTTP: what they give and throw is what they give and throw in the process.
public struct ServerClient: Sendable {
  public let url: ServerURL
  let token: ClientToken

  public init(_ url: ServerURL, token: ClientToken) {
    self.url = url
    self.token = token
  }

  /// Carries out an operation.
  ///
  /// A call whose connection breaks before the reply is sent once more; one that writes carries a key by which the
  /// server knows it again, so it is carried out once. Beyond the errors of the operation it throws `unavailable` where
  /// no server answers, or nothing that this program understands, and `unauthorized` where the token is not taken.
  public func call<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller
  ) async throws(OverseerError) -> Operation.Output {
    let request = try request(for: operation, as: caller)
    return try await answer(to: request, of: Operation.spec.name)
  }

  /// Like ``call(_:as:)``, on the calling thread, which waits: not for one of those that all tasks share.
  public func callNow<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller
  ) throws(OverseerError) -> Operation.Output {
    let request = try request(for: operation, as: caller)
    let reply: IncomingReply
    do {
      reply = try send(request).wait()
    } catch {
      throw failure(error, of: Operation.spec.name, isWriting: request.isWriting)
    }
    return try output(in: reply)
  }

  /// A one-time code that signs a browser in.
  public func signInCode(as caller: Caller) async throws(OverseerError) -> SignInCode {
    let headers = writing([], headers(for: caller))
    return try await answer(
      to: OutgoingRequest(method: .POST, target: SignInCode.path, headers: headers, body: []), of: "the sign-in")
  }

  private func answer<Output: Decodable>(
    to request: OutgoingRequest, of name: String
  ) async throws(OverseerError) -> Output {
    let reply: IncomingReply
    do {
      reply = try await send(request).get()
    } catch {
      throw failure(error, of: name, isWriting: request.isWriting)
    }
    return try output(in: reply)
  }

  private func send(_ request: OutgoingRequest) -> EventLoopFuture<IncomingReply> {
    HTTPExchange.reply(to: request, of: url).flatMapError { [url] error in
      let loop = HTTPExchange.loops.next()
      guard case ExchangeFailure.broken(let reason) = error else { return loop.makeFailedFuture(error) }
      // Where nobody is there any more, the first try may have arrived all the same.
      return HTTPExchange.reply(to: request, of: url).flatMapErrorThrowing { _ in
        throw ExchangeFailure.broken(reason)
      }
    }
  }
}

// Requests.
extension ServerClient {
  func request<Operation: SDKOperation>(
    for operation: Operation, as caller: Caller
  ) throws(OverseerError) -> OutgoingRequest {
    let contract = Contract(of: [Operation.self], documentation: DocComments())
    guard let described = contract[Operation.spec.name], case .object(let input)? = try? JSONCoder.value(of: operation)
    else { throw OverseerError(.internalError, "\(Operation.spec.name) cannot be written as JSON") }
    let parts = RequestInput(of: described, in: contract).parts(of: input)
    var request = OutgoingRequest(
      method: HTTPMethod(rawValue: Operation.spec.method.rawValue.uppercased()), target: parts.target,
      headers: headers(for: caller))
    request.body = parts.body.flatMap { try? $0.text() }.map { Array($0.utf8) }
    if request.isWriting { request.headers = writing(request.body ?? [], request.headers) }
    return request
  }

  /// The header fields of a request that changes something.
  private func writing(_ body: [UInt8], _ headers: HTTPHeaders) -> HTTPHeaders {
    var headers = headers
    if !body.isEmpty { headers.add(name: "Content-Type", value: "application/json") }
    headers.add(name: "Content-Length", value: "\(body.count)")
    headers.add(name: CallHeaders.Name.idempotencyKey, value: Self.freshKey())
    return headers
  }

  private static func freshKey() -> String {
    var bytes = Array("key_".utf8)
    IdentifierSource().next(at: .now()).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func headers(for caller: Caller) -> HTTPHeaders {
    var headers: HTTPHeaders = [
      "Host": url.authority, "Authorization": "Bearer \(token.text)", "Accept": "application/json",
      "Connection": "close", "User-Agent": "os/\(Version.current)",
    ]
    if let id = caller.correlationID { headers.add(name: CallHeaders.Name.correlationID, value: id) }
    for (name, value) in CallHeaders(of: caller).fields { headers.add(name: name, value: value) }
    return headers
  }
}

// Replies.
extension ServerClient {
  private func output<Output: Decodable>(in reply: IncomingReply) throws(OverseerError) -> Output {
    let body = Array(reply.body.readableBytesView)
    try check(reply.status, reply.headers, body)
    do {
      return try JSONCoder.decode(Output.self, from: body)
    } catch {
      throw incomprehensible(reply.headers, "\(error)")
    }
  }

  /// Throws the error that a reply tells.
  func check(_ status: Int, _ headers: HTTPHeaders, _ body: [UInt8]) throws(OverseerError) {
    guard let version = headers.first(name: CallHeaders.Name.version) else {
      throw OverseerError(
        .unavailable, "what answers at \(url) is not an Overseer",
        hint: "See which program listens there. `os serve` says where it listens, and --server auto finds it.")
    }
    guard !(200..<300).contains(status) else { return }
    guard let told = try? JSONCoder.decode(ErrorBody.self, from: body) else {
      throw incomprehensible(headers, "the status is \(status)")
    }
    var error = told.error
    if status == 401 { error = refusedToken(told.error) }
    if version != Version.current {
      let skew = "The server is os \(version), and this is os \(Version.current)."
      error.hint = error.hint.map { "\($0) \(skew)" } ?? skew
    }
    throw error
  }

  private func refusedToken(_ error: OverseerError) -> OverseerError {
    OverseerError(
      .unauthorized, "the server at \(url) does not take the token of \(token.origin)",
      hint: "Its own token stands in the file `token` of its installation: set OVERSEER_TOKEN to that.",
      details: error.details)
  }

  private func incomprehensible(_ headers: HTTPHeaders, _ reason: String) -> OverseerError {
    let version = headers.first(name: CallHeaders.Name.version) ?? "of no version"
    let isSame = version == Version.current
    return OverseerError(
      .unavailable, "the server at \(url) answers in a way that this program does not understand: \(reason)",
      hint: isSame
        ? "See its log."
        : "The server is os \(version), and this is os \(Version.current): start it anew with this one.")
  }

  /// Why there is no reply, as an error of the call.
  func failure(_ error: any Error, of name: String, isWriting: Bool) -> OverseerError {
    switch error {
    case ExchangeFailure.unreachable(let reason):
      return OverseerError(
        .unavailable, "no server answers at \(url): \(reason)", hint: "Start one: os serve",
        details: ["url": .string("\(url)")])
    case ExchangeFailure.broken(let reason):
      return OverseerError(
        .unavailable, "the server at \(url) went away before it answered \(name): \(reason)",
        hint: isWriting ? "It may have been carried out. Look before you call it again." : "Call it again.",
        details: ["url": .string("\(url)")])
    case ExchangeFailure.tooLarge:
      return OverseerError(
        .tooLarge, "the reply to \(name) has more than \(HTTPExchange.replyLimit >> 20) MiB",
        hint: "Call it without a server.")
    default:
      return OverseerError(.unavailable, "the server at \(url) cannot be asked: \(error)")
    }
  }
}

extension ErrorBody {
  /// The error that was written.
  var error: OverseerError { OverseerError(code, message, hint: hint, details: details.objectValue ?? [:]) }
}
