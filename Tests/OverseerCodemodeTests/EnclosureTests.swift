import Synchronization
import Testing

@testable import OverseerCodemode

@Suite("Code that the host encloses", .serialized)
struct EnclosureTests {
  @Test("It ends as the function ends")
  func ends() async throws {
    #expect(try await result("os.transaction(async () => tasks.echo(await tasks.later_echo(1)))") == "[[1]]")
    #expect(try await result("os.transaction(() => 5)") == "5")
    #expect(try await failure("await os.transaction(async () => { throw new RangeError('no') })").name == "RangeError")
    #expect(try await failure("await os.transaction(() => { null.x })").name == "TypeError")
    #expect(try await failure("await os.transaction(async () => tasks.fail())").host == TestHost.refusal)
    #expect(try await failure("await os.transaction(5)").message.contains("must be a function"))
    #expect(
      try await failure("await os.transaction(() => new Promise(() => {}))").message.contains("nothing can settle"))
    #expect(try await result("os.transaction(async () => { await sleep(1); return 5 })") == "5")
    #expect(try await result("os.transaction(() => os.transaction(async () => 5))") == "5")
  }

  @Test(
    "When its own time is over the script goes on, and what was enclosed does nothing more",
    arguments: [
      "while (true) {}", "while (true) await 0", "await sleep(300); tasks.block()", "await tasks.never()",
      "while (true) { try { await tasks.later_echo() } catch {} }", "for (;;) { await sleep(1) }",
      "const f = async () => { await f2(); f() }; const f2 = async () => { await 0 }; for (;;) await f()",
    ])
  func outOfTime(body: String) async throws {
    let blocked = Mutex(0)
    let host = TestHost(block: { blocked.withLock { $0 += 1 } })
    let report = await host.run(
      """
      let code
      try { await os.transaction(async () => { \(body) }) } catch (e) { code = e.code }
      await sleep(400)
      return [code, await tasks.echo(1)]
      """)
    #expect(String(decoding: try report.outcome.get(), as: UTF8.self) == #"["unavailable",[1]]"#)
    #expect(blocked.withLock { $0 } == 0)
  }

  @Test("The time of the script is over also within")
  func scriptOutOfTime() async throws {
    let host = TestHost(enclosureTime: .seconds(100))
    let report = await host.run(
      "try { await os.transaction(async () => { while (true) {} }) } catch {}; return 1",
      ScriptLimits(time: .milliseconds(100)))
    #expect(report.kind == .outOfTime)
  }

  @Test("A host can enclose the whole script")
  func whole() async throws {
    let ends = Mutex<[ScriptHost.Enclosed.End]>([])
    func run(_ code: String, refusing: Bool = false) async -> ScriptReport {
      var host = TestHost().host
      host.around = { enclosed throws(HostFailure) in
        let end = enclosed.run(for: .milliseconds(100))
        ends.withLock { $0.append(end) }
        if refusing { throw TestHost.refusal }
      }
      return await TestHost.engine.run(code, host: host)
    }
    #expect(await run("await tasks.later_echo(1)").kind == nil)
    #expect(await run("throw 1").kind == .thrown)
    #expect(await run("while (true) {}").kind == .outOfTime)
    #expect(await run("let = = 1").kind == .syntax)
    #expect(ends.withLock { $0 } == [.returned, .threw, .outOfTime, .threw])
    guard case .failure(let failure) = await run("1", refusing: true).outcome else {
      Issue.record("the host's refusal is lost")
      return
    }
    #expect(failure.host == TestHost.refusal)
  }
}

extension ScriptReport {
  /// Why it failed; nil where it did not.
  var kind: ScriptFailure.Kind? {
    if case .failure(let failure) = outcome { failure.kind } else { nil }
  }
}
