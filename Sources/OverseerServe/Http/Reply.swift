import HTTPTypes
import HummingbirdCore
import NIOCore
import OverseerJSON
import OverseerModel

/// What goes back for a request, before it is put into the form that the client asked for.
struct Reply: Sendable {
  enum Body: Sendable {
    case bytes(ByteBuffer)
    /// Written as it comes, until it ends or the client goes away.
    case stream(ResponseBody)
  }

  var status: HTTPResponse.Status
  var fields: HTTPFields
  var body: Body

  init(_ status: HTTPResponse.Status = .ok, _ fields: HTTPFields = [:], _ body: Body = .bytes(ByteBuffer())) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  static let json = "application/json"

  static func json(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status, [.contentType: json], .bytes(ByteBuffer(bytes: bytes)))
  }

  static func json(_ value: some Encodable) throws(OverseerError) -> Reply {
    do {
      return .json(try JSONCoder.encode(value))
    } catch {
      throw OverseerError(.internalError, "the reply cannot be written as JSON: \(error)")
    }
  }

  /// A stream of server-sent events (html.spec.whatwg.org/multipage/server-sent-events.html).
  static func events(_ body: ResponseBody) -> Reply {
    Reply(
      .ok, [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-cache, no-transform"], .stream(body))
  }

  /// The error as every surface writes it, with the headers that its status asks for.
  static func error(_ error: OverseerError, correlationID: String) -> Reply {
    let shown = error.code == .internalError ? hidden : error
    let body = ErrorBody(shown, correlationID: correlationID)
    var reply = Reply.json(
      (try? JSONCoder.encode(body)) ?? [], HTTPResponse.Status(code: error.code.httpStatus ?? 500))
    switch error.code {
    case .unauthorized: reply.fields[.wwwAuthenticate] = "Bearer"
    case .methodNotAllowed: reply.fields[.allow] = error.details["allow"]?.stringValue
    case .unavailable, .rateLimited: reply.fields[.retryAfter] = "1"
    case .invalidInput, .tooLarge, .unsupportedMediaType, .misdirected, .forbidden, .notFound, .conflict,
      .preconditionFailed, .invalidState, .vcsFailed, .gateFailed, .internalError:
      break
    }
    return reply
  }

  /// What a client is told of a defect. The log has the rest.
  private static let hidden = OverseerError(
    .internalError, "something went wrong in Overseer", hint: "The server's log tells more, by the correlation id.")
}
