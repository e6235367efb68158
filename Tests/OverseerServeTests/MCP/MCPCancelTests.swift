import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("Scripts whose client does not want them any more")
struct MCPCancelTests {
  /// Makes a task, so that the log tells that it runs, and then does nothing for long.
  private static func script(_ repo: Repo, title: String = "begun") -> String {
    "await tasks.create({repo_id: \"\(repo.id)\", description: \"\(title)\"}); await sleep(25000); return 1"
  }

  /// Runs `body` with what follows the log of tasks and scripts.
  private func following(
    _ live: LiveServer, _ body: (StreamClient) async throws -> Void
  ) async throws {
    try await StreamClient.open("/api/events/subscribe?types=TaskCreated,ScriptExecuted", on: live) { log in
      _ = try await log.block()
      try await body(log)
    }
  }

  private func expectNext(
    _ type: String, _ word: String, in log: StreamClient, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let event = try await log.event()
    #expect(event?.event == type && event?.data?.contains(word) == true, sourceLocation: sourceLocation)
  }

  @Test("A client that goes away ends its script, whether it waits for a document or a stream")
  func gone() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      try await following(live) { log in
        for progress in [nil, "p"] as [JSONValue?] {
          try await RawConnection.open(live.port) { client in
            try await client.send(MCPMessage.call("execute", Self.script(repo), progress: progress).text(live))
            if progress != nil { #expect(await client.read(until: "\r\n\r\n").statuses == [200]) }
            try await expectNext("TaskCreated", "begun", in: log)
          }
          try await expectNext("ScriptExecuted", "Cancelled", in: log)
        }
      }
      #expect(try await live.send(.call("query", "return 1")).called?["result"] == 1)
    }
  }

  @Test("Before the stateless revision a message over another connection ends a call")
  func message() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let other = try await live.token(.harness)
      let cancel = MCPMessage.handshake("notifications/cancelled", ["requestId": 5], id: nil)
      try await following(live) { log in
        for id in [5, "5"] as [JSONValue] {
          let call = MCPMessage.handshake(
            "tools/call", ["name": "execute", "arguments": ["code": .string(Self.script(repo))]], id: id)
          try await RawConnection.open(live.port) { client in
            try await client.send(call.text(live))
            try await expectNext("TaskCreated", "begun", in: log)
            // Of somebody else, of another program, and of another call.
            for (message, token) in [
              (cancel, other), (cancel.and("User-Agent", "other"), live.token),
              (.handshake("notifications/cancelled", ["requestId": 6], id: nil), live.token),
            ] {
              #expect(try await live.send(message, token: token).status == 202)
            }
            _ = try await live.overseer.call(CreateTask(repoID: repo.id, description: "between"), as: live.person)
            try await expectNext("TaskCreated", "between", in: log)
            guard id == 5 else { return }
            #expect(try await live.send(cancel).status == 202)
            try await expectNext("ScriptExecuted", "Cancelled", in: log)
            let answer = await client.answer()
            #expect(answer.status == 200)
            let reply = try JSONParser.parse(answer.body)
            #expect(reply["id"] == 5 && reply["error"]?["code"] == -32603, "\(answer)")
          }
        }
        try await expectNext("ScriptExecuted", "Cancelled", in: log)
      }
    }
  }

  @Test("A call of the stateless revision is ended by no message")
  func stateless() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let script = """
        await tasks.create({repo_id: "\(repo.id)", description: "begun"})
        while (!(await tasks.list({repo_id: "\(repo.id)"})).some(task => task.description == "go on")) await sleep(20)
        return 1
        """
      try await following(live) { log in
        try await RawConnection.open(live.port) { client in
          try await client.send(MCPMessage.call("execute", script, id: 5).text(live))
          try await expectNext("TaskCreated", "begun", in: log)
          for message in [
            MCPMessage.handshake("notifications/cancelled", ["requestId": 5], id: nil),
            .stateless("notifications/cancelled", ["requestId": 5], id: nil),
          ] {
            #expect(try await live.send(message).status == 202)
          }
          _ = try await live.overseer.call(CreateTask(repoID: repo.id, description: "go on"), as: live.person)
          let reply = try JSONParser.parse(await client.answer().body)
          #expect(reply["result"]?["structuredContent"]?["result"] == 1, "\(reply)")
        }
      }
    }
  }

  @Test("Where two programs of one bearer use the same number, a message ends neither")
  func ambiguous() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let cancel = MCPMessage.handshake("notifications/cancelled", ["requestId": 5], id: nil)
      func call(_ title: String) throws -> String {
        try MCPMessage.handshake(
          "tools/call", ["name": "execute", "arguments": ["code": .string(Self.script(repo, title: title))]], id: 5
        ).text(live)
      }
      try await following(live) { log in
        try await RawConnection.open(live.port) { one in
          try await one.send(try call("one"))
          try await expectNext("TaskCreated", "one", in: log)
          try await RawConnection.open(live.port) { two in
            try await two.send(try call("two"))
            try await expectNext("TaskCreated", "two", in: log)
            #expect(try await live.send(cancel).status == 202)
            _ = try await live.overseer.call(CreateTask(repoID: repo.id, description: "between"), as: live.person)
            try await expectNext("TaskCreated", "between", in: log)
          }
          try await expectNext("ScriptExecuted", "Cancelled", in: log)
          #expect(try await live.send(cancel).status == 202)
          try await expectNext("ScriptExecuted", "Cancelled", in: log)
        }
      }
    }
  }

  /// Connections share the few threads that answer all requests.
  @Test("Scripts that do not rest hold up no other request")
  func busy() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let script = "await tasks.create({repo_id: \"\(repo.id)\", description: \"begun\"}); while (true) {}"
      try await following(live) { log in
        try await withThrowingTaskGroup(of: Void.self) { group in
          let (over, source) = AsyncStream.makeStream(of: Never.self)
          for _ in 0..<4 {
            group.addTask {
              try await RawConnection.open(live.port) { client in
                try await client.send(MCPMessage.call("execute", script).text(live))
                for await _ in over {}
              }
            }
          }
          for _ in 0..<4 { try await expectNext("TaskCreated", "begun", in: log) }
          for _ in 0..<8 { #expect(try await live.get("/api/tasks").status == 200) }
          #expect(try await live.send(.call("query", "return 1")).called?["result"] == 1)
          group.cancelAll()
          source.finish()
        }
        for _ in 0..<4 { try await expectNext("ScriptExecuted", "Cancelled", in: log) }
      }
    }
  }

  @Test("A server that stops ends the scripts that run, and tells their clients")
  func stop() async throws {
    try await withHome { home in
      let server = try await ServeProcess(home: home)
      let script = "console.log('x'); while (true) await sleep(10)"
      let body = try MCPMessage.call("query", script, progress: 1).body.text()
      try await RawConnection.open(server.port) { client in
        try await client.send(
          """
          POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nAuthorization: Bearer \(server.token)\r
          Content-Type: application/json\r\nMCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r
          Mcp-Name: query\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
          """)
        #expect(await client.read(until: "\r\n\r\n").statuses == [200])
        let start = ContinuousClock.now
        server.send(SIGTERM)
        #expect(await server.end() == 0)
        // Less than the script would have taken.
        let time = ContinuousClock.now - start
        #expect(time < .seconds(20), "it took \(time)")
        let rest = await client.readToEnd()
        #expect(rest.contains("-32603"), "\(rest)")
      }
    }
  }
}
