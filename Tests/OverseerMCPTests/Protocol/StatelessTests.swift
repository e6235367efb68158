import OverseerJSON
import Testing

@testable import OverseerMCP

@Suite("The stateless revision")
struct StatelessTests {
  let bench: ProtocolBench

  init() throws { bench = try ProtocolBench() }

  @Test("Discovery says which revisions are spoken, and what is there")
  func discovery() async throws {
    let result = try #require(try await bench.reply("server/discover", in: .july2026)["result"])
    #expect(
      result["supportedVersions"] == ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"])
    #expect(result["capabilities"] == ["tools": [:], "resources": [:]])
    #expect(result["instructions"]?.stringValue?.isEmpty == false)
    #expect(result["_meta"]?[RequestMeta.serverKey]?["name"] == "overseer")
  }

  @Test(
    "Every result says that it is complete and who gives it; lists and texts how long they may be kept",
    arguments: [
      ("server/discover", [:], 3_600_000, "public"), ("tools/list", [:], 3_600_000, "public"),
      ("resources/list", [:], 3_600_000, "public"), ("resources/templates/list", [:], 3_600_000, "public"),
      ("resources/read", ["uri": "overseer://api.d.ts"], 3_600_000, "public"),
      ("tools/call", ["name": "query", "arguments": ["code": "1"]], nil, nil),
    ] as [(String, JSONObject, Int64?, String?)])
  func shape(method: String, params: JSONObject, milliseconds: Int64?, scope: String?) async throws {
    let result = try #require(try await bench.reply(method, params, in: .july2026)["result"])
    #expect(result["resultType"] == "complete")
    #expect(result["ttlMs"]?.integerValue == milliseconds)
    #expect(result["cacheScope"]?.stringValue == scope)
    #expect(result["_meta"]?[RequestMeta.serverKey]?["version"] == ServerFacts.info["version"])
  }

  @Test("A task may change the next moment, and is nobody else's")
  func fresh() async throws {
    let task = try bench.bench.make()
    let result = try await bench.reply("resources/read", ["uri": "overseer://task/\(task.id)"], in: .july2026)["result"]
    #expect(result?["ttlMs"] == 0)
    #expect(result?["cacheScope"] == "private")
  }

  @Test("What `_meta` lacks is named", arguments: [RequestMeta.versionKey, RequestMeta.capabilitiesKey])
  func lacking(key: String) async throws {
    for method in ["server/discover", "tools/list", "tools/call"] {
      var meta: JSONObject = [RequestMeta.versionKey: "2026-07-28", RequestMeta.capabilitiesKey: [:]]
      meta[key] = nil
      let message: JSONValue = [
        "jsonrpc": "2.0", "id": 1, "method": .string(method), "params": ["_meta": .object(meta)],
      ]
      let reply = try #require(await bench.answer(message, in: nil))
      #expect(reply.errorCode == -32602)
      #expect(reply["error"]?["message"]?.stringValue?.contains(key) == true)
    }
  }

  @Test(
    "What `_meta` has must be right",
    arguments: [
      (1, [:], nil), ("2026-07-28", [], nil), ("2026-07-28", nil, nil), ("2026-07-28", [:], "x"),
      ("2026-07-28", [:], ["version": "1"]),
    ] as [(JSONValue, JSONValue, JSONValue?)])
  func wrong(version: JSONValue, capabilities: JSONValue, client: JSONValue?) async throws {
    var meta: JSONObject = [RequestMeta.versionKey: version, RequestMeta.capabilitiesKey: capabilities]
    meta[RequestMeta.clientKey] = client
    let message: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": ["_meta": .object(meta)]]
    #expect(await bench.answer(message, in: nil)?.errorCode == -32602)
  }

  @Test("`_meta` must be an object")
  func metaKind() async throws {
    let message: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": ["_meta": 1]]
    #expect(await bench.answer(message, in: .november2025)?.errorCode == -32602)
  }

  @Test("A revision that is not spoken is refused with those that are", arguments: ["1900-01-01", "2027-01-01", "x"])
  func unsupported(version: String) async throws {
    let meta: JSONObject = [RequestMeta.versionKey: .string(version), RequestMeta.capabilitiesKey: [:]]
    let message: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": ["_meta": .object(meta)]]
    let error = try #require(await bench.answer(message, in: nil)?["error"])
    #expect(error["code"] == -32022)
    #expect(error["data"]?["requested"]?.stringValue == version)
    #expect(error["data"]?["supported"]?[0] == "2026-07-28")
  }

  @Test("What went away with it is not there", arguments: ["ping", "logging/setLevel", "resources/subscribe"])
  func gone(method: String) async throws {
    #expect(try await bench.reply(method, in: .july2026).errorCode == -32601)
  }

  @Test("Discovery belongs to it alone")
  func discoveryElsewhere() async throws {
    let message: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": "server/discover"]
    #expect(await bench.answer(message, in: .november2025)?.errorCode == -32602)
  }
}
