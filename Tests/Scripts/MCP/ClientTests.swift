import Foundation
import OverseerJSON
import Testing

/// Programs of others that speak the protocol.
@Suite("os mcp with the clients of others")
struct MCPClientTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func tool(_ name: String) -> String { root.appendingPathComponent(".deps/bin/\(name)").path }

  static func script(_ name: String) -> String {
    root.appendingPathComponent("Tests/OverseerMCPTests/Clients/\(name)").path
  }

  static func isThere(_ name: String) -> Bool { FileManager.default.isExecutableFile(atPath: tool(name)) }

  private func run(_ program: String, _ words: [String], text: String = "") async throws -> Outcome {
    let sandbox = try await Sandbox.ready()
    return try await Binary.run(
      words, of: Self.tool(program), input: text.isEmpty ? .none : .pipe, text: text,
      environment: sandbox.environment, folder: sandbox.repo)
  }

  @Test(
    .enabled(if: isThere("mcp-python-2"), "scripts/setup installs the SDK of MCP, version 2"),
    arguments: ["legacy", "auto", "2026-07-28"])
  func `the Python SDK 2`(mode: String) async throws {
    let outcome = try await run("mcp-python-2", [Self.script("stdio_2.py"), Binary.path, mode])
    #expect(outcome.ending == .exit(0) && outcome.stdout == "done\n", "\(outcome)")
  }

  @Test(.enabled(if: isThere("mcp-python-1"), "scripts/setup installs the SDK of MCP, version 1"))
  func `the Python SDK 1`() async throws {
    let outcome = try await run("mcp-python-1", [Self.script("stdio_1.py"), Binary.path])
    #expect(outcome.ending == .exit(0) && outcome.stdout == "done\n", "\(outcome)")
  }

  @Test(.enabled(if: isThere("mcp-conform"), "scripts/setup installs mcp-conform"))
  func `mcp-conform has nothing against it`() async throws {
    let words = ["server", "--command", "\(Binary.path) mcp", "--format", "json"]
    let report = try await run("mcp-conform", words).json()
    #expect(report["ok"] == true && report["failed"] == 0, "\(report)")
    #expect((report["passed"]?.integerValue ?? 0) > 15)
  }

  /// Every method in every revision, with replies of every kind.
  @Test(.enabled(if: isThere("mcp-python-2"), "scripts/setup installs the SDK of MCP, version 2"))
  func `every line is as the published schemas want it`() async throws {
    let sandbox = try await Sandbox.ready()
    let task = try await sandbox.task("One")
    var cases = ""
    for version in ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"] {
      cases += try await Conversation.held(sandbox) { talk in try Self.replies(to: talk, in: version, task) }
    }
    let outcome = try await run("mcp-python-2", [Self.script("schemas.py")], text: cases)
    let count = cases.split(separator: "\n").count
    #expect(outcome.ending == .exit(0) && outcome.stdout == "\(count) messages\n", "\(outcome)")
  }

  private static func replies(to talk: Conversation, in version: String, _ task: String) throws -> String {
    let isStateless = version == "2026-07-28"
    var lines: [String] = []
    func ask(_ method: String, _ params: JSONObject) throws {
      var params = params
      if isStateless {
        var meta = params["_meta"]?.objectValue ?? [:]
        meta["io.modelcontextprotocol/protocolVersion"] = .string(version)
        meta["io.modelcontextprotocol/clientCapabilities"] = [:]
        params["_meta"] = .object(meta)
      }
      let id = JSONValue.integer(Int64(lines.count))
      try talk.send(["jsonrpc": "2.0", "id": id, "method": .string(method), "params": .object(params)])
      while true {
        let message = try talk.next()
        let isReply = message["method"] == nil
        let note: JSONValue = [
          "version": .string(version), "method": isReply ? .string(method) : nil, "message": message,
        ]
        lines.append(try note.text())
        if isReply { return }
      }
    }
    if isStateless {
      try ask("server/discover", [:])
    } else {
      try ask("initialize", ["protocolVersion": .string(version), "capabilities": [:]])
      try ask("ping", [:])
    }
    for method in ["tools/list", "resources/list", "resources/templates/list", "nothing", "tools/call"] {
      try ask(method, [:])
    }
    try ask("tools/list", ["cursor": "x"])
    for uri in ["overseer://api.d.ts", "overseer://task/\(task)", "overseer://nothing"] {
      try ask("resources/read", ["uri": .string(uri)])
    }
    let codes = [
      "return 1", "return await tasks.list()", "throw new Error('x')", "retrun", "return undefined",
      "console.log(1); console.error({a: 1})", "return Array(5000).fill('long text')", "await tasks.get('x')",
    ]
    for tool in ["execute", "query"] {
      for code in codes {
        try ask(
          "tools/call",
          ["name": .string(tool), "arguments": ["code": .string(code)], "_meta": ["progressToken": "t"]])
      }
    }
    try ask("tools/call", ["name": "execute", "arguments": ["code": "1", "dry_run": true]])
    try ask("tools/call", ["name": "execute", "arguments": ["code": 1]])
    try ask("tools/call", ["name": "search", "arguments": ["query": "create"]])
    try ask("resources/read", ["_meta": ["io.modelcontextprotocol/protocolVersion": "1900-01-01"]])
    return lines.joined(separator: "\n") + "\n"
  }
}
