import OverseerModel
import OverseerSDK
import Synchronization
import Testing

@testable import OverseerMCP

@Suite("What is done for the agents of a conversation")
struct AgentCareTests {
  @Test("An installation that could not be opened is tried again")
  func again() async throws {
    let bench = try ScriptBench()
    let (openings, opened) = AsyncStream.makeStream(of: Void.self)
    let tries = Mutex(0)
    let server = MCPServer(opening: { () throws(OverseerError) in
      let number = tries.withLock { tries in
        tries += 1
        return tries
      }
      guard number > 4 else { throw OverseerError(.unavailable, "the database is locked") }
      opened.yield()
      return bench.overseer
    })
    let (callers, caller) = AsyncStream.makeStream(of: Caller.self)
    caller.yield(bench.client.caller)
    let care = AgentCare(server: server, pause: .milliseconds(1)) { _ in }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await care.run(callers) }
      for await _ in openings { break }
      group.cancelAll()
    }
  }
}
