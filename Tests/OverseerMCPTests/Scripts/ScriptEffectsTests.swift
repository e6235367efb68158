import Dispatch
import Foundation
import OverseerJSON
import OverseerModel
import OverseerSDK
import Synchronization
import Testing

@testable import OverseerCodemode
@testable import OverseerMCP
@testable import OverseerStore

@Suite("What a script that failed is told to have done")
struct ScriptEffectsTests {
  let bench: ScriptBench

  init() throws { bench = try ScriptBench() }

  private func script(progress: (@Sendable (ToolProgress) -> Void)? = nil) -> RunningScript {
    RunningScript(
      .execute, in: bench.overseer, as: bench.client, shelf: OutputShelf(), time: .seconds(60), progress: progress)
  }

  private func reply(of script: RunningScript) -> ToolReply {
    let failure = ScriptFailure(kind: .outOfTime, message: "it took too long")
    let report = ScriptReport(outcome: .failure(failure), logs: [], droppedLogs: 0, time: .seconds(1))
    return ScriptReply(of: script, report).failure(failure)
  }

  private static func number(of name: String) throws -> Int {
    try #require(ScriptBindings.shared.operations.firstIndex { $0.name == name })
  }

  /// Runs `code`, with `mark` at each call of `system.version()`.
  private func run(_ code: String, as script: RunningScript, mark: @escaping @Sendable () -> Void) async throws {
    let bindings = ScriptBindings.shared
    let (engine, host) = (ScriptEngine(surface: bindings.surface, unknown: bindings.unknown), bindings.host(of: script))
    let version = try Self.number(of: "system.version")
    let report = await engine.run(
      code, limits: ScriptLimits(time: .seconds(60)),
      host: ScriptHost { number, arguments throws(HostFailure) in
        if number == version { mark() }
        return try host.call(number, arguments)
      })
    if case .failure(let failure) = report.outcome { Issue.record("\(failure)") }
  }

  private func tasks() throws -> [String] {
    try bench.overseer.callNow(ListTasks(), as: bench.client.caller).map(\.description).sorted()
  }

  @Test("A call that waits for the write lock is under way, and done when it is done")
  func underWay() throws {
    let (begun, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let script = script { _ in begun.signal() }
    let host = ScriptBindings.shared.host(of: script)
    let create = try Self.number(of: "tasks.create")
    var early: ToolReply?
    try bench.store.transaction(for: .seconds(60)) { _ throws(OverseerError) in
      Thread.detachNewThread {
        _ = try? host.call(create, Array(#"[{"description":"late"}]"#.utf8))
        done.signal()
      }
      begun.wait()
      early = reply(of: script)
      return .rollBack
    }
    done.wait()
    let text = try #require(early?.text)
    #expect(
      text.hasSuffix(
        "tasks.create was under way and may still take effect: look whether it did before you do it again."))
    #expect(!text.contains("Nothing was changed"))
    #expect(script.log.begun == 1)
    #expect(script.log.underWay.isEmpty)
    #expect(reply(of: script).text.contains("Done before, and kept; do not do it again:\n  tasks.create (task_"))
  }

  @Test("A transaction that is open is no change, and is not kept once the end of its script was told")
  func givenUp() async throws {
    let script = script()
    let seen = Mutex<CallLog?>(nil)
    try await run(
      """
      await tasks.create({ description: "before" });
      await os.transaction(async () => { await tasks.create({ description: "in it" }); await system.version() });
      """, as: script
    ) {
      script.close()
      seen.withLock { $0 = script.log }
    }
    let log = try #require(seen.withLock { $0 })
    #expect(log.changes.map(\.count) == [1])
    #expect(log.underWay.isEmpty)
    #expect(script.log.changes.map(\.count) == [1])
    #expect(try tasks() == ["before"])
  }

  @Test("What a transaction has done that could not be committed is not told as done")
  func failedCommit() async throws {
    let script = script()
    try await run(
      """
      try {
        await os.transaction(async () => { await tasks.create({ description: "a" }); await system.version() });
        throw new Error("it was kept");
      } catch (e) { if (e.code !== "unavailable") throw e }
      await os.transaction(async () => { await tasks.create({ description: "b" }) });
      """, as: script
    ) {
      // As SQLite does by itself when the disk is full.
      try? script.transaction?.read { reading throws(OverseerError) in reading.connection.rollBack() }
    }
    #expect(script.log.changes.map(\.count) == [1])
    #expect(try tasks() == ["b"])
  }
}
