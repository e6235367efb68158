import Foundation
import OverseerJSON
import OverseerMCP
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

/// A message to `/mcp` as a client of one of the two eras sends it. Tests change single parts of it.
struct MCPMessage: Sendable {
  static let stateless = "2026-07-28"
  static let meta = "io.modelcontextprotocol/"

  var headers: [(name: String, value: String)]
  var body: JSONValue

  /// Of the revision whose requests stand by themselves.
  static func stateless(
    _ method: String, _ params: JSONValue = [:], id: JSONValue? = 1, version: String = stateless
  ) -> MCPMessage {
    var params = params.objectValue ?? [:]
    var about: JSONObject = [
      meta + "protocolVersion": .string(version), meta + "clientCapabilities": [:],
      meta + "clientInfo": ["name": "Probe", "version": "1"],
    ]
    for (name, value) in params["_meta"]?.objectValue ?? [:] { about[name] = value }
    params["_meta"] = .object(about)
    var message = MCPMessage(headers: [("MCP-Protocol-Version", version), ("Mcp-Method", method)], body: .null)
    if let name = (params["name"] ?? params["uri"])?.stringValue { message.headers.append(("Mcp-Name", name)) }
    message.body = envelope(method, .object(params), id)
    return message
  }

  /// Of one of the revisions that begin with a handshake.
  static func handshake(
    _ method: String, _ params: JSONValue = [:], id: JSONValue? = 1, version: String? = "2025-11-25"
  ) -> MCPMessage {
    MCPMessage(headers: version.map { [("MCP-Protocol-Version", $0)] } ?? [], body: envelope(method, params, id))
  }

  static func initialize(_ version: String) -> MCPMessage {
    handshake(
      "initialize",
      ["protocolVersion": .string(version), "capabilities": [:], "clientInfo": ["name": "Probe", "version": "1"]],
      version: nil)
  }

  /// The call of a tool in the stateless revision.
  static func call(_ tool: String, _ code: String, progress: JSONValue? = nil, id: JSONValue = 1) -> MCPMessage {
    var params: JSONObject = ["name": .string(tool), "arguments": [tool == "search" ? "query" : "code": .string(code)]]
    if let progress { params["_meta"] = ["progressToken": progress] }
    return stateless("tools/call", .object(params), id: id)
  }

  private static func envelope(_ method: String, _ params: JSONValue, _ id: JSONValue?) -> JSONValue {
    var message: JSONObject = ["jsonrpc": "2.0"]
    message["id"] = id
    message["method"] = .string(method)
    message["params"] = params
    return .object(message)
  }

  func without(_ header: String) -> MCPMessage {
    var message = self
    message.headers.removeAll { $0.name == header }
    return message
  }

  func with(_ header: String, _ value: String) -> MCPMessage {
    var message = without(header)
    message.headers.append((header, value))
    return message
  }

  func and(_ header: String, _ value: String) -> MCPMessage {
    var message = self
    message.headers.append((header, value))
    return message
  }

  /// Without a member of `_meta`.
  func withoutMeta(_ name: String) -> MCPMessage {
    var message = self
    var members = body.objectValue ?? [:]
    var params = members["params"]?.objectValue ?? [:]
    var about = params["_meta"]?.objectValue ?? [:]
    about[Self.meta + name] = nil
    params["_meta"] = .object(about)
    members["params"] = .object(params)
    message.body = .object(members)
    return message
  }

  /// All of the request, for a connection that is kept.
  func text(_ live: LiveServer, token: String? = nil, accept: String = "application/json, text/event-stream") throws
    -> String
  {
    let body = try body.text()
    let lines =
      ["POST /mcp HTTP/1.1", "Host: 127.0.0.1:\(live.port)", "Authorization: Bearer \(token ?? live.token)"]
      + ["Content-Type: application/json", "Accept: \(accept)", "Content-Length: \(body.utf8.count)"]
      + headers.map { "\($0.name): \($0.value)" }
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }
}

extension LiveServer {
  /// Sends a message with a token, the installation's own where none is named.
  func send(
    _ message: MCPMessage, token: String? = nil, accept: String? = "application/json, text/event-stream",
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> RawClient.Answer {
    let own = ["Authorization: Bearer \(token ?? self.token)", "Content-Type: application/json"]
    let headers = (accept.map { ["Accept: \($0)"] } ?? []) + message.headers.map { "\($0.name): \($0.value)" }
    return try await raw(
      "POST", "/mcp", own + headers, body: message.body.text(), sourceLocation: sourceLocation)
  }

  /// A token of somebody else.
  func token(_ scope: TokenScope, named name: String = "ci", for repo: Repo? = nil) async throws -> String {
    try await overseer.call(CreateToken(name: name, scope: scope, repoID: repo?.id), as: person).secret
  }
}

extension RawClient.Answer {
  /// The code of a JSON-RPC error.
  var failure: Int? { value["error"]?["code"]?.integerValue.map(Int.init) }

  /// What a tool gave back.
  var called: JSONValue? { messages.last?["result"]?["structuredContent"] }

  var toolFailed: Bool { messages.last?["result"]?["isError"] == true }

  /// The messages in the answer, be it one document or a stream of events.
  var messages: [JSONValue] {
    guard headers["content-type"]?.hasPrefix("text/event-stream") == true else { return [value] }
    return text.components(separatedBy: "\n\n").compactMap { block in
      let lines = block.split(separator: "\n")
      guard lines.first == "event: message", let data = lines.last, data.hasPrefix("data: ") else { return nil }
      return try? JSONParser.parse(Array(data.utf8.dropFirst(6)))
    }
  }
}
