import OverseerJSON
import Testing

@testable import OverseerMCP

@Suite("JSON-RPC")
struct EnvelopeTests {
  let bench: ProtocolBench

  init() throws { bench = try ProtocolBench() }

  @Test(
    "A message that is none is an invalid request, told to its id where that can be read",
    arguments: [
      ("1", "null"), ("\"x\"", "null"), ("null", "null"), ("{}", "null"), ("[]", "null"), ("[{}]", "null"),
      (#"{"id": 7, "method": "ping"}"#, "7"), (#"{"jsonrpc": "1.0", "id": "a", "method": "ping"}"#, "\"a\""),
      (#"{"jsonrpc": "2.0", "id": 7}"#, "7"), (#"{"jsonrpc": "2.0", "id": 7, "method": 3}"#, "7"),
      (#"{"jsonrpc": "2.0", "id": null, "method": "ping"}"#, "null"),
      (#"{"jsonrpc": "2.0", "id": 1.5, "method": "ping"}"#, "null"),
      (#"{"jsonrpc": "2.0", "id": {}, "method": "ping"}"#, "null"),
    ])
  func invalid(text: String, id: String) async throws {
    let reply = try #require(await bench.answer(JSONParser.parse(text), in: .november2025))
    #expect(reply.errorCode == -32600)
    #expect(try reply["id"] == JSONParser.parse(id))
    #expect(reply["jsonrpc"] == "2.0")
  }

  @Test("Ids are numbers or text, and come back as they are", arguments: [1, 0, -5, "x", "", "1"] as [JSONValue])
  func ids(id: JSONValue) async throws {
    let reply = try #require(
      await bench.answer(ProtocolBench.request("ping", in: .november2025, id: id), in: .november2025))
    #expect(reply == ["jsonrpc": "2.0", "id": id, "result": [:]])
  }

  @Test("A whole number with a fraction is an id as well")
  func wholeNumber() async throws {
    let message = ProtocolBench.request("ping", in: .november2025, id: .number(3))
    #expect(try #require(await bench.answer(message, in: .november2025))["id"] == 3)
  }

  @Test(
    "Notifications and responses get no reply, whatever they hold",
    arguments: [
      #"{"jsonrpc": "2.0", "method": "notifications/initialized"}"#, #"{"jsonrpc": "2.0", "method": "nothing"}"#,
      #"{"jsonrpc": "2.0", "method": "tools/call", "params": []}"#,
      #"{"jsonrpc": "2.0", "method": "notifications/cancelled"}"#,
      #"{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 99}}"#,
      #"{"jsonrpc": "2.0", "id": 1, "result": {}}"#, #"{"jsonrpc": "2.0", "id": 1, "error": {}}"#,
    ], ProtocolVersion.allCases)
  func silent(text: String, version: ProtocolVersion) async throws {
    #expect(await bench.answer(try JSONParser.parse(text), in: version) == nil)
  }

  @Test("A method that is not there is not found, in every revision", arguments: ProtocolVersion.allCases)
  func unknownMethod(version: ProtocolVersion) async throws {
    let names = ["nothing", "prompts/list", "completion/complete", "logging/setLevel", "resources/subscribe", ""]
    for name in names { #expect(try await bench.reply(name, in: version).errorCode == -32601, "\(name)") }
  }

  @Test("Parameters that are no object are invalid")
  func parameters() async throws {
    let message: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": [1]]
    #expect(await bench.answer(message, in: .november2025)?.errorCode == -32602)
    let empty: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": nil]
    #expect(await bench.answer(empty, in: .november2025)?["result"] != nil)
  }

  @Test("A batch has 50 messages at most")
  func longBatches() async throws {
    let ping = ProtocolBench.request("ping", in: .march2025)
    let most = await bench.answer(.array(Array(repeating: ping, count: 50)), in: .march2025)
    #expect(most?.arrayValue?.count == 50)
    let more = await bench.answer(.array(Array(repeating: ping, count: 51)), in: .march2025)
    #expect(more?.errorCode == -32600 && more?["id"] == .null)
  }

  @Test("Only one revision has batches")
  func batches() async throws {
    let batch: JSONValue = [
      ProtocolBench.request("ping", in: .march2025, id: 1), ["jsonrpc": "2.0", "method": "notifications/initialized"],
      ProtocolBench.request("nothing", in: .march2025, id: 2), 3,
      ProtocolBench.request(
        "tools/call", ["name": "query", "arguments": ["code": "1"]], in: .march2025, id: "c"), [],
    ]
    for version in ProtocolVersion.allCases where version != .march2025 {
      #expect(await bench.answer(batch, in: version)?.errorCode == -32600)
    }
    let replies = try #require(await bench.answer(batch, in: .march2025)?.arrayValue)
    #expect(replies.map { $0["id"] ?? 0 } == [1, 2, .null, "c", .null])
    #expect(replies.map(\.errorCode) == [nil, -32601, -32600, nil, -32600])
    let silent: JSONValue = [["jsonrpc": "2.0", "method": "notifications/initialized"]]
    #expect(await bench.answer(silent, in: .march2025) == nil)
  }
}
