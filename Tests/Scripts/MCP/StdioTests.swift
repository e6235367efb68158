import Foundation
import OverseerJSON
import Testing

@Suite("os mcp")
struct StdioTests {
  @Test("A client initializes, calls and leaves; the process ends with 0 and has printed nothing else")
  func conversation() async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      #expect(try talk.ask("tools/list")["result"]?["tools"]?.arrayValue?.count == 3)
      let made = try talk.call("execute", "console.log('x'); return await tasks.create({ description: 'One' })")
      #expect(made["structuredContent"]?["result"]?["status"] == "Pending")
      talk.child.input?.close()
      #expect(talk.end() == .exit(0))
      #expect(try talk.remaining().isEmpty)
      #expect(talk.child.errors.read().isEmpty)
    }
  }

  @Test("What a script creates is the client's agent's, and the same one works on the command line")
  func identity() async throws {
    let sandbox = try await Sandbox.ready()
    let task = try await sandbox.task("One")
    try await Conversation.held(sandbox) { talk in
      try talk.initialize("Claude Code")
      #expect(try talk.call("execute", "return await tasks.claim('\(task)')")["isError"] == false)
    }
    let renewed = try await sandbox.os("task", "renew", task, "--json", with: ["CLAUDECODE": "1"])
    #expect(renewed.status == 0, "\(renewed)")
    let other = try await sandbox.os("task", "renew", task, "--json", with: ["GEMINI_CLI": "1"])
    #expect(other.status == 5, "\(other)")
  }

  @Test("It works in the repository that --repo names, by path or by name", arguments: ["path", "name"])
  func repository(how: String) async throws {
    let sandbox = try await Sandbox.ready()
    _ = try await sandbox.task("One")
    let elsewhere = try Sandbox()
    let word = how == "path" ? sandbox.repo : "repo"
    let variables = ["OVERSEER_HOME": sandbox.home]
    try await Conversation.held(elsewhere, "--repo", word, with: variables) { talk in
      try talk.initialize()
      let result = try talk.call("query", "return (await tasks.list()).length")
      #expect(result["structuredContent"]?["result"] == 1, "\(result)")
    }
    for wrong in ["./nothing", "nothing"] {
      let refused = try await elsewhere.os("mcp", "--repo", wrong, with: variables)
      #expect(refused.status != 0 && refused.stdout.isEmpty && refused.stderr.contains("nothing"), "\(refused)")
    }
  }

  @Test("Replies come as calls end, not as they came, fifty at once")
  func concurrency() async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      // It ends when this conversation says so.
      let wait = "while (!(await tasks.list()).length) await sleep(20); return 'slow'"
      try talk.start("slow", wait)
      for number in 0..<50 { try talk.start(.string("n\(number)"), "await sleep(50); return \(number)") }
      var ids: [String] = []
      while ids.count < 50 {
        let message = try talk.next()
        let id = try #require(message["id"]?.stringValue)
        #expect(message["result"]?["structuredContent"]?["result"] == .integer(Int64(id.dropFirst()) ?? -1))
        ids.append(id)
      }
      #expect(Set(ids).count == 50)
      try talk.send([
        "jsonrpc": "2.0", "id": "done", "method": "tools/call",
        "params": ["name": "execute", "arguments": ["code": "return !!await tasks.create({ description: 'One' })"]],
      ])
      let last = [try talk.next(), try talk.next()]
      #expect(Set(last.map { $0["id"] }) == ["done", "slow"])
      for message in last { #expect(message["result"]?["isError"] == false, "\(message)") }
    }
  }

  @Test("A cancelled call ends without a reply, and the next is answered")
  func cancel() async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      for code in ["while (true) {}", "while (true) await 0", "await new Promise(() => setTimeout(() => {}, 1e8))"] {
        try talk.start("x", code)
        try talk.send(["jsonrpc": "2.0", "method": "notifications/cancelled", "params": ["requestId": "x"]])
        #expect(try talk.call("query", "return 1")["structuredContent"]?["result"] == 1)
      }
      talk.child.input?.close()
      #expect(try talk.remaining().isEmpty)
    }
  }

  @Test("The end of the input ends it with 0, whatever runs")
  func endOfInput() async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      for number in 0..<3 { try talk.start(.integer(Int64(100 + number)), "while (true) {}") }
      // It has read them when it has answered this.
      _ = try talk.ask("ping")
      let start = ContinuousClock.now
      talk.child.input?.close()
      #expect(talk.end() == .exit(0))
      #expect(start.duration(to: .now) < .seconds(20))
    }
  }

  @Test("Messages that are piped in are answered, the last line without its end as well")
  func pipe() async throws {
    let sandbox = try await Sandbox.ready()
    let text = """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{}}}

      {"jsonrpc":"2.0","id":2,"method":"ping"}
      """
    let outcome = try await sandbox.os("mcp", text: text)
    #expect(outcome.ending == .exit(0))
    let lines = outcome.stdout.split(separator: "\n")
    #expect(try lines.map { try JSONParser.parse(String($0))["id"] } == [1, 2])
    #expect(try await sandbox.os("mcp").ending == .exit(0))
  }

  @Test("A client that goes away ends it quietly", arguments: ["query", "nothing"])
  func closedOutput(tool: String) async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      talk.child.output.close()
      try talk.send(["jsonrpc": "2.0", "id": 9, "method": "tools/call", "params": ["name": .string(tool)]])
      #expect(talk.end() == .exit(0))
      #expect(talk.child.errors.read().isEmpty)
    }
  }

  @Test("Signals end it", arguments: [SIGTERM, SIGINT])
  func signals(number: Int32) async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      try talk.start(100, "while (true) {}")
      _ = try talk.ask("ping")
      talk.child.kill(number)
      #expect(talk.end() == .signal(number))
    }
  }

  @Test("A message of 8 MiB is read, a longer one is refused, and the next is answered")
  func long() async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      let frame = #"{"jsonrpc":"2.0","id":7,"method":"ping","params":{"x":""}}"#
      let filling = (8 << 20) - frame.utf8.count
      func message(_ count: Int) -> [UInt8] {
        let text = frame.replacingOccurrences(of: #""x":"""#, with: "\"x\":\"\(String(repeating: "x", count: count))\"")
        return Array(text.utf8) + [0x0A]
      }
      talk.send(message(filling))
      #expect(try talk.next()["result"] == [:])
      talk.send(message(filling + 1))
      let refused = try talk.next()
      #expect(refused["error"]?["code"] == -32600)
      #expect(refused["id"] == .null)
      #expect(try talk.ask("ping")["result"] == [:])
    }
  }

  @Test("What is no message is an error, and the next is answered")
  func junk() async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      for bytes in [[0xFF, 0xFE, 0x0A], Array("{\"jsonrpc\n".utf8), [0x00, 0x0A]] as [[UInt8]] {
        talk.send(bytes)
        #expect(try talk.next()["error"]?["code"] == -32700)
      }
      #expect(try talk.ask("ping")["result"] == [:])
    }
  }

  @Test("A client that reads nothing for a while gets everything")
  func slowReader() async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      for number in 0..<200 {
        try talk.send(["jsonrpc": "2.0", "id": .integer(Int64(1_000 + number)), "method": "tools/list"])
      }
      #expect(try (0..<200).map { _ in try talk.next()["id"]?.integerValue } == (1_000..<1_200).map { $0 })
    }
  }

  @Test("A client that asks for more than is kept for it gets everything once it listens")
  func backlog() async throws {
    try await Conversation.held(.ready()) { talk in
      try talk.initialize()
      for number in 0..<120 {
        try talk.send([
          "jsonrpc": "2.0", "id": .integer(Int64(1_000 + number)), "method": "resources/read",
          "params": ["uri": "overseer://api.d.ts"],
        ])
      }
      try talk.send(["jsonrpc": "2.0", "id": "last", "method": "ping"])
      var bytes = 0
      for _ in 0..<121 { bytes += try #require(try talk.line()).count }
      #expect(bytes > 8 << 20)
      #expect(try talk.ask("ping")["result"] == [:])
    }
  }

  #if os(Linux)
    @Test("Started without standard error, it opens no file as that")
    func closedError() async throws {
      let sandbox = try await Sandbox.ready()
      try await onThread {
        let child = try Child(
          "/bin/sh", ["-c", #"exec "$0" mcp 2>&-"#, Binary.path], environment: sandbox.environment,
          folder: sandbox.repo, input: .pipe)
        let talk = Conversation(child)
        try talk.initialize()
        #expect(try talk.call("query", "return (await tasks.list()).length")["isError"] == false)
        let file = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(child.pid)/fd/2")
        #expect(file == "/dev/null")
        child.input?.close()
        #expect(talk.end() == .exit(0))
      }
    }
  #endif

  @Test("It is not taken for the agent of a server", arguments: ["http://127.0.0.1:1", "auto"])
  func server(name: String) async throws {
    let sandbox = try await Sandbox.ready()
    let refused = try await sandbox.os("mcp", "--server", name)
    #expect(refused.status == 2 && refused.stdout.isEmpty && refused.stderr.contains("/mcp"), "\(refused)")
    try await Conversation.held(sandbox, "--repo", "repo", with: ["OVERSEER_SERVER": name]) { talk in
      try talk.initialize()
      #expect(try talk.call("query", "return (await tasks.list()).length")["structuredContent"]?["result"] == 0)
    }
  }

  @Test("At a terminal it says what it is, and goes on")
  func terminal() async throws {
    let sandbox = try Sandbox()
    let outcome = try await sandbox.os("mcp", input: .terminal, text: "\u{4}")
    #expect(outcome.stderr.contains("os mcp install"), "\(outcome)")
  }
}
