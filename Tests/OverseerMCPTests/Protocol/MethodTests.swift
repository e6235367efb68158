import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerMCP

@Suite("Methods")
struct MethodTests {
  let bench: ProtocolBench

  init() throws { bench = try ProtocolBench() }

  @Test("Three tools, each with all that clients look at", arguments: ProtocolVersion.allCases)
  func tools(version: ProtocolVersion) async throws {
    let tools = try #require(try await bench.reply("tools/list", in: version)["result"]?["tools"]?.arrayValue)
    #expect(tools.map { $0["name"] } == ["execute", "query", "search"])
    for tool in tools {
      #expect(tool["title"]?.stringValue != nil)
      #expect(try #require(tool["description"]?.stringValue).utf16.count <= 4_096)
      #expect(tool["inputSchema"]?["type"] == "object")
      #expect(tool["outputSchema"]?["type"] == "object")
      #expect(tool["_meta"] == ["anthropic/alwaysLoad": true])
      #expect(tool["annotations"]?["openWorldHint"] == false)
    }
    #expect(tools.map { $0["annotations"]?["readOnlyHint"] } == [false, true, true])
    #expect(tools.map { $0["annotations"]?["destructiveHint"] } == [true, false, false])
  }

  @Test("A list has one page, and no cursor leads further", arguments: ProtocolVersion.allCases)
  func cursors(version: ProtocolVersion) async throws {
    for method in ["tools/list", "resources/list", "resources/templates/list"] {
      for cursor in ["x", 1, ""] as [JSONValue] {
        #expect(try await bench.reply(method, ["cursor": cursor], in: version).errorCode == -32602)
      }
      #expect(try await bench.reply(method, ["cursor": nil], in: version)["result"]?["nextCursor"] == nil)
    }
  }

  @Test("A tool's reply has its structure and the same as text", arguments: ProtocolVersion.allCases)
  func call(version: ProtocolVersion) async throws {
    let params: JSONObject = ["name": "query", "arguments": ["code": "return 6 * 7"]]
    let result = try #require(try await bench.reply("tools/call", params, in: version)["result"])
    #expect(result["isError"] == false)
    #expect(result["structuredContent"]?["result"] == 42)
    let text = try #require(result["content"]?[0]?["text"]?.stringValue)
    #expect(try JSONParser.parse(text) == result["structuredContent"])
  }

  @Test("An error of a script, and arguments that are wrong, are results")
  func failures() async throws {
    let thrown: JSONObject = ["name": "execute", "arguments": ["code": "throw new Error(\"no\")"]]
    for params in [thrown, ["name": "execute", "arguments": ["cod": 1]], ["name": "query"], ["name": "search"]] {
      let result = try #require(try await bench.reply("tools/call", params, in: .november2025)["result"])
      #expect(result["isError"] == true)
      #expect(result["content"]?[0]?["text"]?.stringValue?.isEmpty == false)
    }
  }

  @Test("A tool that is not there is an error that names those that are")
  func unknownTool() async throws {
    let error = try await bench.reply("tools/call", ["name": "exec"], in: .july2026)["error"]
    #expect(error?["code"] == -32602)
    #expect(error?["message"]?.stringValue?.contains("execute, query, search") == true)
    #expect(try await bench.reply("tools/call", in: .july2026).errorCode == -32602)
  }

  @Test("A call acts as the agent behind the client's name, and leaves that name")
  func actor() async throws {
    let seq = try bench.bench.headSeq()
    let made = "return await tasks.create({ description: \"x\" })"
    _ = try await bench.reply("tools/call", ["name": "execute", "arguments": ["code": .string(made)]], in: .july2026)
    let created = try #require(try bench.bench.events(after: seq).first)
    #expect(created.actor == .agent(name: "codex", session: nil, checkout: "/repo"))
    #expect(created.source == .mcp)
  }

  @Test("What cannot be opened is told by each call, and all else is answered")
  func closed() async throws {
    let server = MCPServer { () throws(OverseerError) in
      throw OverseerError(.unavailable, "the disk is full", hint: "Make room.")
    }
    let exchange = bench.exchange(.november2025)
    let call = ProtocolBench.request("tools/call", ["name": "query", "arguments": ["code": "1"]], in: .november2025)
    let result = await server.answer(call, over: exchange) { _ in }?["result"]
    #expect(result?["isError"] == true)
    #expect(result?["content"]?[0]?["text"] == "the disk is full\nMake room.")
    let list = ProtocolBench.request("tools/list", in: .november2025)
    #expect(await server.answer(list, over: exchange) { _ in }?["result"] != nil)
    let read = ProtocolBench.request("resources/read", ["uri": "overseer://task/x"], in: .november2025)
    #expect(await server.answer(read, over: exchange) { _ in }?.errorCode == -32603)
  }

  @Test("Resources are the declarations, and tasks and reviews by id", arguments: ProtocolVersion.allCases)
  func resources(version: ProtocolVersion) async throws {
    let listed = try await bench.reply("resources/list", in: version)["result"]?["resources"]
    #expect(listed?[0]?["uri"] == "overseer://api.d.ts")
    let templates = try await bench.reply("resources/templates/list", in: version)["result"]?["resourceTemplates"]
    #expect(templates?.arrayValue?.map { $0["uriTemplate"] } == ["overseer://task/{id}", "overseer://review/{id}"])

    let declarations = try await bench.reply("resources/read", ["uri": "overseer://api.d.ts"], in: version)["result"]
    #expect(declarations?["contents"]?[0]?["text"]?.stringValue == GuideTexts.declarations)
    let task = try bench.bench.make()
    let uri = JSONValue.string("overseer://task/\(task.id)")
    let read = try await bench.reply("resources/read", ["uri": uri], in: version)["result"]?["contents"]?[0]
    #expect(read?["uri"] == uri)
    #expect(read?["mimeType"] == "application/json")
    #expect(try JSONParser.parse(read?["text"]?.stringValue ?? "")["task"]?["id"]?.stringValue == "\(task.id)")
  }

  @Test(
    "What is not there is an error of the revision",
    arguments: ["overseer://nothing", "", "file:///etc/passwd", "overseer://task/x", "overseer://review/"])
  func unknownResource(uri: String) async throws {
    let reply = try await bench.reply("resources/read", ["uri": .string(uri)], in: .november2025)
    #expect(reply.errorCode == -32002)
    #expect(reply["error"]?["data"]?["uri"]?.stringValue == uri)
    #expect(try await bench.reply("resources/read", ["uri": .string(uri)], in: .july2026).errorCode == -32602)
    #expect(try await bench.reply("resources/read", in: .july2026).errorCode == -32602)
  }
}
