import OverseerJSON
import Testing

@testable import OverseerMCP

@Suite("The handshake")
struct HandshakeTests {
  let bench: ProtocolBench

  init() throws { bench = try ProtocolBench() }

  private static let handshakes = ProtocolVersion.allCases.filter { !$0.isStateless }

  private func initialize(_ params: JSONObject) async -> JSONValue? {
    await bench.answer(["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": .object(params)], in: nil)
  }

  @Test("It agrees on the revision that the client wants, and says what is there", arguments: handshakes)
  func agrees(version: ProtocolVersion) async throws {
    let reply = try #require(
      await initialize([
        "protocolVersion": .string(version.rawValue), "capabilities": ["roots": [:]],
        "clientInfo": ["name": "x", "version": "1"],
      ]))
    let result = try #require(reply["result"])
    #expect(result["protocolVersion"]?.stringValue == version.rawValue)
    #expect(result["capabilities"] == ["tools": [:], "resources": [:]])
    #expect(
      result["serverInfo"] == ["name": "overseer", "title": "Overseer", "version": ServerFacts.info["version"] ?? 0])
    #expect(result["instructions"]?.stringValue?.isEmpty == false)
    #expect(result["resultType"] == nil)
  }

  @Test("It offers the latest to who wants another", arguments: ["2023-01-01", "2026-07-28", "3000-01-01", "x", ""])
  func offers(version: String) async throws {
    let reply = await initialize(["protocolVersion": .string(version)])
    #expect(reply?["result"]?["protocolVersion"] == "2025-11-25")
  }

  @Test(
    "What is not as it must be is refused",
    arguments: [
      [:], ["protocolVersion": 1], ["protocolVersion": "2025-11-25", "clientInfo": "x"],
      ["protocolVersion": "2025-11-25", "capabilities": []],
    ] as [JSONObject])
  func refuses(params: JSONObject) async throws {
    #expect(await initialize(params)?.errorCode == -32602)
    #expect(Handshake(in: ["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": .object(params)]) == nil)
  }

  @Test("What comes before it is refused, but a ping and a question in the other era")
  func before() async throws {
    for method in ["tools/list", "tools/call", "resources/list", "resources/templates/list", "resources/read"] {
      let message: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": .string(method)]
      #expect(await bench.answer(message, in: nil)?.errorCode == -32602)
    }
    #expect(await bench.answer(["jsonrpc": "2.0", "id": 1, "method": "ping"], in: nil)?["result"] == [:])
    let probe = ProtocolBench.request("server/discover", in: .july2026)
    #expect(await bench.answer(probe, in: nil)?["result"] != nil)
  }

  @Test("Results have nothing of the stateless revision", arguments: handshakes)
  func shape(version: ProtocolVersion) async throws {
    for method in ["ping", "tools/list", "resources/list", "resources/templates/list"] {
      let result = try #require(try await bench.reply(method, in: version)["result"])
      for key in ["resultType", "ttlMs", "cacheScope", "_meta"] { #expect(result[key] == nil, "\(method) has \(key)") }
    }
  }

  @Test("A request of the stateless revision is answered as such in the middle of a conversation")
  func other() async throws {
    let message = ProtocolBench.request("tools/list", in: .july2026)
    #expect(await bench.answer(message, in: .november2025)?["result"]?["resultType"] == "complete")
  }
}
