import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("What a token lets an agent do")
struct MCPAccessTests {
  private func create(_ repo: Repo) -> MCPMessage {
    .call("execute", "return await tasks.create({repo_id: \"\(repo.id)\", description: \"By an agent\"})")
  }

  /// Who has created the last task, and how.
  private func lastActor(_ live: LiveServer) async throws -> Event? {
    try await live.overseer.call(ListEvents(types: ["TaskCreated"], limit: 1), as: live.person).last
  }

  @Test("A call is by an agent, always: of a token's name, or a person's client")
  func actor() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let agents = try await live.token(.harness, named: "nightly")
      let message = create(repo)
      let rows: [(MCPMessage, String, Principal)] = [
        (message, live.token, .agent(name: "probe", session: nil, checkout: nil)),
        (message.and("X-Overseer-Agent", "ada"), live.token, .agent(name: "ada", session: nil, checkout: nil)),
        (
          message.and("X-Overseer-Source", "Cli").and("X-Overseer-Checkout", "/src"), live.token,
          .agent(name: "probe", session: nil, checkout: "/src")
        ),
        (message, agents, .agent(name: "nightly", session: nil, checkout: nil)),
        (message.and("X-Overseer-Agent", "ada"), agents, .agent(name: "nightly", session: nil, checkout: nil)),
      ]
      for (message, token, actor) in rows {
        let answer = try await live.send(message.and("X-Correlation-Id", "cor"), token: token)
        #expect(answer.called?["ok"] == true, "\(answer)")
        let event = try await lastActor(live)
        #expect(event?.actor == actor && event?.source == .mcp && event?.correlationID == "cor", "\(answer)")
      }
      // What only a person may do is refused with a person's token, too.
      let trusted = try await live.send(
        .call("execute", "return await tokens.create({name: 'more', scope: 'Human'})"))
      #expect(trusted.toolFailed, "\(trusted)")
    }
  }

  @Test("A program of before is named by its user agent")
  func userAgent() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let code = "return await tasks.create({repo_id: \"\(repo.id)\", description: \"By an agent\"})"
      let call = MCPMessage.handshake("tools/call", ["name": "execute", "arguments": ["code": .string(code)]])
      let answer = try await live.send(call.and("User-Agent", "claude-code/2.1 (cli)"))
      #expect(answer.called?["ok"] == true, "\(answer)")
      #expect(try await lastActor(live)?.actor == .agent(name: "claude-code", session: nil, checkout: nil))
    }
  }

  @Test("The repository of a call is named in a header, or is the token's")
  func repository() async throws {
    try await LiveServer.run { live in
      let (mine, other) = (try await live.plan("mine"), try await live.plan("other"))
      let create = MCPMessage.call("execute", "return (await tasks.create({description: 'Here'})).repo_id")
      let named = try await live.send(create.and("X-Overseer-Repo", "\(other.id)"))
      #expect(named.called?["result"] == .string("\(other.id)"), "\(named)")
      let bound = try await live.token(.harness, for: mine)
      let ours = try await live.send(create, token: bound)
      #expect(ours.called?["result"] == .string("\(mine.id)"), "\(ours)")
      #expect(try await live.send(create).toolFailed)
      try await live.staysAsItIs {
        let wrong = try await live.send(create.and("X-Overseer-Repo", "here"))
        #expect(wrong.status == 400 && wrong.code == "invalid_input", "\(wrong)")
      }
      for message in [
        create.and("X-Overseer-Repo", "\(other.id)"), self.create(other),
        .call("query", "return await tasks.list({repo_id: \"\(other.id)\"})"),
      ] {
        let answer = try await live.send(message, token: bound)
        #expect(answer.toolFailed && answer.text.contains("only for"), "\(answer)")
      }
      let task = try await live.addTasks(1, to: other)[0].id
      let read = MCPMessage.stateless("resources/read", ["uri": .string("overseer://task/\(task)")])
      #expect(try await live.send(read).status == 200)
      let foreign = try await live.send(read, token: bound)
      #expect(foreign.failure == -32602 && foreign.text.contains("only for"), "\(foreign)")
      let narrowed = try await live.send(.call("query", "return (await tasks.list()).length"), token: bound)
      #expect(narrowed.called?["result"] == 1, "\(narrowed)")
    }
  }

  @Test("A token for reading may query and search")
  func reading() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      let token = try await live.token(.readOnly)
      try await live.staysAsItIs {
        #expect(try await live.send(.stateless("tools/list"), token: token).status == 200)
        let query = try await live.send(.call("query", "return (await tasks.list()).length"), token: token)
        #expect(query.called?["result"] == 0, "\(query)")
        #expect(try await !live.send(.call("search", "create a task"), token: token).toolFailed)
        for message in [create(repo), .call("execute", "return 1")] {
          let answer = try await live.send(message, token: token)
          #expect(answer.status == 200 && answer.toolFailed && answer.text.contains("query"), "\(answer)")
        }
      }
    }
  }

  @Test("An agent's token names no folders of this machine")
  func folders() async throws {
    try await LiveServer.run { live in
      let token = try await live.token(.harness)
      let register = MCPMessage.call("execute", "return await repos.register({path: '/tmp'})")
      let refused = try await live.send(register, token: token)
      #expect(refused.toolFailed && refused.text.contains("person"), "\(refused)")
      #expect(try await live.overseer.call(ListRepos(), as: live.person).isEmpty)
    }
  }

  @Test("A token that was revoked, is none, or is in the wrong place lets nobody in")
  func refused() async throws {
    try await LiveServer.run { live in
      let body = try create(try await live.plan()).body.text()
      try await live.staysAsItIs {
        for header in [[], ["Authorization: Bearer x"], ["Cookie: token=\(live.token)"], ["X-Api-Key: \(live.token)"]] {
          let answer = try await live.raw("POST", "/mcp", header + ["Content-Type: application/json"], body: body)
          #expect(answer.status == 401 && answer.headers["www-authenticate"] == "Bearer", "\(answer)")
        }
      }
    }
  }
}
