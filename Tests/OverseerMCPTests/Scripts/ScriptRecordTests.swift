import OverseerJSON
import OverseerModel
import OverseerSDK
import OverseerStore
import Testing

@testable import OverseerMCP

@Suite("What is recorded of scripts")
struct ScriptRecordTests {
  let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  private func recorded(_ body: () async throws -> Void) async throws -> [ScriptExecutedPayload] {
    let before = try bench.headSeq()
    try await body()
    return try bench.events(after: before).compactMap { event in
      guard case .scriptExecuted(let payload) = event.body else { return nil }
      #expect(event.source == .mcp)
      #expect(event.actor == bench.client.caller.principal)
      #expect(event.repoID == bench.repo.id)
      return payload
    }
  }

  @Test("Each execute is an event, however it ended; its id is that of the reply")
  func outcomes() async throws {
    var replies: [ToolReply] = []
    let events = try await recorded {
      replies.append(await bench.execute("await tasks.list(); await tasks.list()"))
      replies.append(await bench.execute("throw 1"))
      replies.append(await bench.execute("return )"))
      replies.append(await bench.execute("while (true) {}", timeoutMs: 50))
    }
    #expect(events.map(\.outcome) == [.succeeded, .failed, .failed, .timedOut])
    #expect(events.map(\.calls) == [2, 0, 0, 0])
    #expect(events.map { "\($0.executionID)" } == replies.map { $0.structured?["execution_id"]?.stringValue })
    #expect(events.allSatisfy { $0.client == "codex" && $0.codeSHA256.count == 64 })
    #expect(events[3].ms >= 50)
  }

  @Test("A cancelled one, too")
  func cancelled() async throws {
    let (bench, tools) = (bench, bench.tools)
    let events = try await recorded {
      let (started, source) = AsyncStream.makeStream(of: Void.self)
      let run = Task {
        await tools.execute(
          ExecuteRequest(code: "await tasks.list(); await sleep(60000)", timeoutMs: 60_000), by: bench.client
        ) { _ in source.yield() }
      }
      for await _ in started { break }
      run.cancel()
      let reply = await run.value
      #expect(reply.kind == "cancelled", "\(reply.text)")
    }
    #expect(events.map(\.outcome) == [.cancelled])
    #expect(events.first?.calls == 1)
  }

  @Test("Queries and dry runs leave nothing")
  func nothing() async throws {
    let before = try bench.headSeq()
    _ = await bench.query("await tasks.list()")
    _ = await bench.execute("await tasks.create({ description: \"a\" })", dryRun: true)
    #expect(try bench.headSeq() == before)
  }

  @Test("All live claims of the agent are renewed, without an event, and nobody else's")
  func renewal() async throws {
    let (mine, done, others) = (try bench.make(), try bench.make(), try bench.make())
    for task in [mine, done] { _ = try bench.overseer.callNow(ClaimTask(id: task.id), as: bench.client.caller) }
    _ = try bench.overseer.callNow(ReleaseTask(id: done.id), as: bench.client.caller)
    _ = try bench.overseer.callNow(ClaimTask(id: others.id), as: bench.otherClient.caller)
    let before = (try bench.headSeq(), try bench.task(mine.id).claim?.expiresAt, try bench.task(others.id).claim)
    let later = Overseer(
      installation: bench.overseer.installation,
      store: try Store.open(
        path: bench.overseer.installation.database, lifetime: .service,
        clock: { Instant(milliseconds: Instant.now().milliseconds + 600_000) }))
    #expect(try await ClaimRenewal(of: bench.client.caller, in: later).renew() == 1)
    let after = try #require(try bench.task(mine.id).claim?.expiresAt)
    #expect(after > (try #require(before.1)))
    #expect(try bench.task(others.id).claim == before.2)
    #expect(try bench.headSeq() == before.0)
  }
}
