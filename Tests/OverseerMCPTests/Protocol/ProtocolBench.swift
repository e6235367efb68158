import OverseerJSON
import OverseerModel
import OverseerSDK
import Synchronization
import Testing

@testable import OverseerMCP

/// A server without a transport, on a database of its own.
struct ProtocolBench {
  let bench: ScriptBench
  let server: MCPServer
  let calls = CallsInFlight()

  init() throws {
    bench = try ScriptBench()
    server = MCPServer(overseer: bench.overseer)
  }

  func exchange(_ version: ProtocolVersion?) -> MCPExchange {
    MCPExchange(version: version, clientName: "claude-code", calls: calls) { agent in
      Caller(
        principal: .agent(name: agent, session: nil, checkout: "/repo"), source: .mcp, hasProvenHuman: false,
        repo: bench.repo.id)
    }
  }

  /// The reply to a message, as a conversation in `version` has it.
  func answer(
    _ message: JSONValue, in version: ProtocolVersion?, send: @escaping @Sendable (JSONValue) -> Void = { _ in }
  ) async -> JSONValue? {
    await server.answer(message, over: exchange(version), send: send)
  }

  /// The reply to a request with all that its revision wants.
  func reply(
    _ method: String, _ params: JSONObject = [:], in version: ProtocolVersion,
    send: @escaping @Sendable (JSONValue) -> Void = { _ in }
  ) async throws -> JSONValue {
    let message = Self.request(method, params, in: version)
    return try #require(await answer(message, in: version.isStateless ? nil : version, send: send))
  }

  static func request(
    _ method: String, _ params: JSONObject = [:], in version: ProtocolVersion, id: JSONValue = 1
  ) -> JSONValue {
    var params = params
    if version.isStateless {
      var meta = params["_meta"]?.objectValue ?? [:]
      meta[RequestMeta.versionKey] = .string(version.rawValue)
      meta[RequestMeta.capabilitiesKey] = [:]
      meta[RequestMeta.clientKey] = ["name": "codex-mcp-client", "version": "1"]
      params["_meta"] = .object(meta)
    }
    return ["jsonrpc": "2.0", "id": id, "method": .string(method), "params": .object(params)]
  }
}

/// What was sent beside replies.
final class Sent: Sendable {
  private let messages = Mutex<[JSONValue]>([])

  var all: [JSONValue] { messages.withLock { $0 } }

  func add(_ message: JSONValue) { messages.withLock { $0.append(message) } }
}

extension JSONValue {
  var errorCode: Int64? { self["error"]?["code"]?.integerValue }
}
