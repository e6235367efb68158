import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Messages of the Model Context Protocol over HTTP")
struct MCPTransportTests {
  private static let handshakes = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]

  @Test("A request of either era is answered, and no session begins")
  func eras() async throws {
    try await LiveServer.run { live in
      func result(_ message: MCPMessage) async throws -> JSONValue {
        let answer = try await live.send(message)
        #expect(answer.status == 200, "\(message): \(answer)")
        #expect(answer.headers["content-type"] == "application/json")
        #expect(answer.headers["mcp-session-id"] == nil)
        #expect(answer.value["id"] == message.body["id"])
        return try #require(answer.value["result"], "\(message): \(answer)")
      }
      let discovered = try await result(.stateless("server/discover", id: "a"))
      #expect(discovered["supportedVersions"]?.arrayValue?.contains("2026-07-28") == true)
      let listed = try await result(.stateless("tools/list"))
      #expect(listed["resultType"] == "complete")
      for version in Self.handshakes {
        #expect(try await result(.initialize(version))["protocolVersion"] == .string(version))
        let tools = try await result(.handshake("tools/list", version: version))
        #expect(tools["tools"]?.arrayValue?.count == 3 && tools["resultType"] == nil)
        #expect(try await result(.handshake("ping", version: version)) == [:])
      }
      #expect(try await result(.initialize("1999-01-01"))["protocolVersion"] == "2025-11-25")
      #expect(try await result(.handshake("tools/list", version: nil))["tools"]?.arrayValue?.count == 3)
    }
  }

  @Test("What is wrong with a request that stands by itself has its status and its code")
  func stateless() async throws {
    try await LiveServer.run { live in
      let list = MCPMessage.stateless("tools/list")
      let unknown = MCPMessage.stateless("tools/call", ["name": "nothing", "arguments": [:]])
      let rows: [(MCPMessage, Int, Int)] = [
        (list.without("MCP-Protocol-Version"), 400, -32020), (list.with("Mcp-Method", "ping"), 400, -32020),
        (list.with("MCP-Protocol-Version", "2025-11-25"), 400, -32020),
        (unknown.without("Mcp-Name"), 400, -32020), (unknown.with("Mcp-Name", "execute"), 400, -32020),
        (unknown, 400, -32602), (unknown.with("Mcp-Name", "=?base64?bm90aGluZw==?="), 400, -32602),
        (.stateless("tools/call", ["name": "nothing", "_meta": ["progressToken": 1]]), 400, -32602),
        (.stateless("tools/list", version: "2099-01-01"), 400, -32022),
        (list.withoutMeta("clientCapabilities"), 400, -32602), (list.withoutMeta("protocolVersion"), 400, -32602),
        (.stateless("nothing/at-all"), 404, -32601), (.stateless("ping"), 404, -32601),
        (.stateless("tools/list", ["cursor": "x"]), 400, -32602),
        (.stateless("resources/read", ["uri": "overseer://nothing"]), 400, -32602),
      ]
      for (message, status, code) in rows {
        let answer = try await live.send(message)
        #expect(answer.status == status && answer.failure == code, "\(message): \(answer)")
        #expect(answer.value["id"] == 1, "\(message): \(answer)")
      }
      let unsupported = try await live.send(.stateless("tools/list", version: "2099-01-01"))
      #expect(unsupported.value["error"]?["data"]?["requested"] == "2099-01-01")
      let supported = unsupported.value["error"]?["data"]?["supported"]?.arrayValue
      #expect(supported?.contains("2026-07-28") == true)
    }
  }

  @Test("Clients of before get their errors with 200, as they take nothing else for an answer")
  func handshake() async throws {
    try await LiveServer.run { live in
      for (message, status, code) in [
        (MCPMessage.handshake("nothing/at-all"), 200, -32601),
        (.handshake("tools/call", ["name": "nothing"]), 200, -32602),
        (.handshake("tools/list", version: "2099-01-01"), 400, -32022),
      ] {
        let answer = try await live.send(message)
        #expect(answer.status == status && answer.failure == code, "\(message): \(answer)")
      }
    }
  }

  @Test("Several messages in one are answered in the revision that has them, and in no other")
  func batches() async throws {
    try await LiveServer.run { live in
      let batch: JSONValue = [
        ["jsonrpc": "2.0", "id": "a", "method": "ping"], ["jsonrpc": "2.0", "method": "notifications/initialized"],
        ["jsonrpc": "2.0", "id": 2, "method": "nothing"],
      ]
      for version in [nil, "2025-03-26"] {
        let answer = try await live.send(
          MCPMessage(headers: version.map { [("MCP-Protocol-Version", $0)] } ?? [], body: batch))
        #expect(answer.status == 200, "\(answer)")
        #expect(Set(answer.elements.map { $0["id"] }) == ["a", 2], "\(answer)")
      }
      let silent = try await live.send(
        MCPMessage(headers: [], body: [["jsonrpc": "2.0", "method": "notifications/initialized"]]))
      #expect(silent.status == 202 && silent.body.isEmpty)
      for version in ["2025-06-18", "2025-11-25", "2026-07-28"] {
        let answer = try await live.send(MCPMessage(headers: [("MCP-Protocol-Version", version)], body: batch))
        #expect(answer.status == 400 && answer.failure == -32600, "\(version): \(answer)")
      }
    }
  }

  @Test("Half an emoji, which JavaScript writes where it cuts one in two, is read")
  func surrogates() async throws {
    try await LiveServer.run { live in
      let answer = try await live.raw(
        "POST", "/mcp", [live.authorization, "Content-Type: application/json"],
        body: #"{"jsonrpc":"2.0","id":"\ud83d","method":"ping"}"#)
      #expect(answer.status == 200 && answer.value["id"] == "\u{FFFD}", "\(answer)")
    }
  }

  @Test("What wants no answer is accepted")
  func silent() async throws {
    try await LiveServer.run { live in
      let response = MCPMessage(headers: [], body: ["jsonrpc": "2.0", "id": 1, "result": [:]])
      for message in [
        MCPMessage.handshake("notifications/initialized", id: nil), .handshake("notifications/cancelled", id: nil),
        .stateless("notifications/cancelled", ["requestId": 1], id: nil), .handshake("notifications/x", id: nil),
        response, response.with("MCP-Protocol-Version", "2025-11-25"),
      ] {
        let answer = try await live.send(message)
        #expect(answer.status == 202 && answer.body.isEmpty, "\(message): \(answer)")
      }
    }
  }

  @Test(
    "What is no message is refused",
    arguments: [
      ("", -32700), ("{", -32700), ("\u{FEFF}{}", -32700), ("{\"id\":1,\"id\":2}", -32700), ("null", -32600),
      ("\"ping\"", -32600), ("{}", -32600), ("[]", -32600),
      ("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", -32600),
      ("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", -32600),
      ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}", -32600),
    ])
  func broken(body: String, code: Int) async throws {
    try await LiveServer.run { live in
      let answer = try await live.raw(
        "POST", "/mcp", [live.authorization, "Content-Type: application/json"], body: body)
      #expect(answer.status == 400 && answer.failure == code, "\(body): \(answer)")
    }
  }

  @Test("Only POST is known: the server begins no streams, and has no sessions to end")
  func methods() async throws {
    try await LiveServer.run { live in
      for method in ["GET", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS"] {
        let answer = try await live.raw(method, "/mcp", [live.authorization, "Accept: text/event-stream"])
        #expect(answer.status == 405 && answer.headers["allow"] == "POST", "\(method): \(answer)")
      }
    }
  }

  @Test("An answer comes in a form that the client takes")
  func forms() async throws {
    try await LiveServer.run { live in
      let list = MCPMessage.stateless("tools/list")
      for accept in [nil, "application/json", "*/*", "application/json, text/event-stream"] {
        let answer = try await live.send(list, accept: accept)
        #expect(answer.headers["content-type"] == "application/json", "\(answer)")
      }
      let events = try await live.send(list, accept: "text/event-stream")
      #expect(events.headers["content-type"]?.hasPrefix("text/event-stream") == true)
      #expect(events.messages.count == 1 && events.messages[0]["result"]?["tools"] != nil)
      for accept in ["text/html", "", "application/json;q=0"] {
        let answer = try await live.send(list, accept: accept)
        #expect(answer.status == 406 && answer.failure == -32600, "\(accept): \(answer)")
      }
    }
  }

  @Test("Who asks for progress gets it as a stream, and who takes no stream gets the answer alone")
  func progress() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let script = """
        for (let i = 0; i < 3; i++) { await tasks.list({repo_id: "\(repo.id)"}); await sleep(300) }
        return 7
        """
      let asked = try await live.send(.call("execute", script, progress: "p"))
      #expect(asked.headers["content-type"]?.hasPrefix("text/event-stream") == true, "\(asked)")
      #expect(asked.headers["cache-control"] == "no-cache, no-transform")
      let news = asked.messages.dropLast()
      #expect(!news.isEmpty, "\(asked.text)")
      #expect(news.allSatisfy { $0["method"] == "notifications/progress" && $0["params"]?["progressToken"] == "p" })
      #expect(asked.called?["result"] == 7)
      let alone = try await live.send(.call("execute", script, progress: "p"), accept: "application/json")
      #expect(alone.headers["content-type"] == "application/json" && alone.called?["result"] == 7)
      let plain = try await live.send(.call("query", "return 8"))
      #expect(plain.headers["content-type"] == "application/json" && plain.called?["result"] == 8)
    }
  }

  @Test("A connection serves one message after the other")
  func connection() async throws {
    try await LiveServer.run { live in
      try await RawConnection.open(live.port) { client in
        for number in 1...3 {
          try await client.send(MCPMessage.call("query", "return \(number)").text(live))
          #expect(await client.status() == 200)
        }
        // Sent before the answer is there: they wait their turn.
        let two = try MCPMessage.call("query", "return 1").text(live) + MCPMessage.stateless("nothing").text(live)
        try await client.send(two)
        #expect(await client.status() == 200)
        #expect(await client.status() == 404)
      }
    }
  }

  @Test("A script of 1 MiB is read, whatever it has to be quoted")
  func size() async throws {
    try await LiveServer.run { live in
      let long = "/*" + String(repeating: "\"\\", count: (1 << 19) - 20) + "*/ return 1"
      #expect(try await live.send(.call("query", long)).called?["result"] == 1)
      let more = try await live.send(.call("query", String(repeating: " ", count: (1 << 20) + 1)))
      #expect(more.status == 200 && more.toolFailed, "\(more)")
      let most = try await live.send(.call("query", String(repeating: " ", count: 4 << 20)))
      #expect(most.status == 413 && most.code == "too_large")
    }
  }

  @Test("Messages are counted apart")
  func metrics() async throws {
    try await LiveServer.run { live in
      _ = try await live.send(.stateless("tools/list"))
      _ = try await live.send(.stateless("nothing"))
      let text = try await live.get("/metrics").text
      #expect(text.contains(#"overseer_request_duration_seconds_count{operation="mcp",status="2xx"} 1"#), "\(text)")
      #expect(text.contains(#"overseer_request_duration_seconds_count{operation="mcp",status="4xx"} 1"#))
    }
  }
}
