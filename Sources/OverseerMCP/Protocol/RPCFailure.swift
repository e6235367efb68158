import OverseerJSON

/// An error of JSON-RPC 2.0: the message could not be answered, as opposed to a tool that failed.
public struct RPCFailure: Error, Sendable, Hashable {
  public enum Code: Int64, Sendable, CaseIterable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603
    /// Only in revisions with a handshake; in the stateless one it is `invalidParams`.
    case resourceNotFound = -32002
    /// Headers and body contradict each other, or a header is missing.
    case headerMismatch = -32020
    case missingClientCapability = -32021
    case unsupportedVersion = -32022
  }

  public var code: Code
  /// One sentence.
  public var message: String
  public var data: JSONValue?

  public init(_ code: Code, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// The call was ended before it was done, by a message or as the server stops.
  static let cancelled = RPCFailure(
    .internalError, "the call was cancelled, by the client or as the server stops: what it had done by then stays done")

  /// The client wants a revision that is not spoken here.
  public static func unsupported(version: String) -> RPCFailure {
    RPCFailure(
      .unsupportedVersion, "the protocol version \(Shown.text(version)) is not supported",
      data: ["supported": ServerFacts.supportedVersions, "requested": .string(version)])
  }

  /// The reply that says so; `id` is nil where the request's could not be read.
  public func reply(to id: RequestID?) -> JSONValue {
    var error: JSONObject = ["code": .integer(code.rawValue), "message": .string(message)]
    error["data"] = data
    return ["jsonrpc": "2.0", "id": id?.json ?? .null, "error": .object(error)]
  }
}

/// What comes from outside, as messages quote it.
enum Shown {
  /// In quotation marks, and not more than 100 characters of it.
  static func text(_ text: String) -> String {
    let head = text.prefix(100)
    return "\"\(head)\(head.endIndex < text.endIndex ? "…" : "")\""
  }
}
