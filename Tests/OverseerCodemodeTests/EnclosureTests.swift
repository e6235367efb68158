import OverseerJSON
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
    let host = TestHost(block: { blocked.withLock { $0 += 1 } }, enclosureTime: .milliseconds(100))
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

  @Test("No other code of the script runs within, and what has waited goes on after it")
  func apart() async throws {
    let steps = """
      const steps = []
      const other = async name => {
        for (let i = 0; i < 3; i++) { await tasks.later_echo(); steps.push(name) }
        for (let i = 0; i < 3; i++) { await sleep(0); steps.push(name) }
      }
      const others = [other("a"), other("b")]
      setTimeout(() => steps.push("timer"), 0)
      await os.transaction(async () => {
        steps.push("(")
        for (let i = 0; i < 5; i++) { await 0; await tasks.echo(); await tasks.later_echo(); await sleep(1) }
        steps.push(")")
      })
      await Promise.all(others)
      return steps.join("")
      """
    let order = try JSONParser.parse(try await result(steps)).stringValue ?? ""
    #expect(order.contains("()"), "\(order)")
    #expect(order.count { $0 == "a" } == 6 && order.count { $0 == "b" } == 6 && order.contains("timer"), "\(order)")
  }

  @Test("Those that are asked for at once run one after the other, each a whole")
  func oneAfterTheOther() async throws {
    let ends = Mutex<[ScriptHost.Enclosed.End]>([])
    let host = TestHost(enclosed: { end in ends.withLock { $0.append(end) } })
    let report = await host.run(
      """
      const steps = []
      const all = await Promise.allSettled([1, 2, 3].map(async n => {
        await tasks.later_echo(n)
        return await os.transaction(async () => {
          steps.push(n)
          await tasks.later_echo(); await sleep(1)
          steps.push(-n)
          if (n === 2) throw new Error("no")
          return n
        })
      }))
      return [all.map(a => a.value ?? a.reason.message), steps.every((s, i) => i % 2 === 0 || s === -steps[i - 1])]
      """)
    #expect(String(decoding: try report.outcome.get(), as: UTF8.self) == #"[[1,"no",3],true]"#)
    #expect(ends.withLock { $0 }.sorted { "\($0)" < "\($1)" } == [.returned, .returned, .threw])
  }

  @Test("One that was not awaited runs, also where the script throws")
  func notAwaited() async throws {
    let heard = Mutex<[Int]>([])
    let host = TestHost(heard: { number in heard.withLock { $0.append(number) } })
    for code in ["os.transaction(() => { tasks.echo() })", "() => { os.transaction(() => tasks.echo()); throw 1 }"] {
      heard.withLock { $0 = [] }
      _ = await host.run(code)
      #expect(heard.withLock { $0 } == [10, 1])
    }
  }

  @Test(
    "A function that waits for what was begun outside ends the script, as it would go on outside later",
    arguments: ["tasks.later_echo()", "sleep(1)", "os.transaction(() => 1)"])
  func waitsOutside(outside: String) async throws {
    let heard = Mutex<[Int]>([])
    let ends = Mutex<[ScriptHost.Enclosed.End]>([])
    let host = TestHost(
      heard: { number in heard.withLock { $0.append(number) } }, enclosureTime: .seconds(20),
      enclosed: { end in ends.withLock { $0.append(end) } })
    let report = await host.run(
      """
      let p
      const t = os.transaction(async () => { await p; await tasks.echo() })
      p = \(outside)
      try { await t } catch {}
      await tasks.echo()
      """)
    #expect(report.kind == .waitsForever)
    #expect(ends.withLock { $0 } == [.threw])
    #expect(!heard.withLock { $0 }.contains(1))
  }

  @Test("What was given up does nothing more")
  func givenUp() async throws {
    let heard = Mutex<[Int]>([])
    let host = TestHost(
      heard: { number in heard.withLock { $0.append(number) } }, enclosureTime: .milliseconds(100),
      enclosed: { _ in heard.withLock { $0.append(0) } })
    let code = """
      try {
        await os.transaction(async () => {
          for (let i = 0; i < 100; i++) (async () => { try { for (;;) await 0 } finally { tasks.echo() } })()
          await new Promise(() => {})
        })
      } catch {}
      await tasks.fail()
      """
    #expect(await host.run(code).kind == .thrown)
    #expect(heard.withLock { $0 } == [10, 0, 2])
  }

  @Test("The time of the script is over also within")
  func scriptOutOfTime() async throws {
    let host = TestHost()
    let report = await host.run(
      "try { await os.transaction(async () => { while (true) {} }) } catch {}; return 1",
      ScriptLimits(time: .milliseconds(100)))
    #expect(report.kind == .outOfTime)
  }

  @Test("A host can enclose the whole script")
  func whole() async throws {
    let ends = Mutex<[ScriptHost.Enclosed.End]>([])
    func run(_ code: String, for time: Duration = .seconds(60), refusing: Bool = false) async -> ScriptReport {
      var host = TestHost().host
      host.around = { enclosed throws(HostFailure) in
        let end = enclosed.run(for: time)
        ends.withLock { $0.append(end) }
        if refusing { throw TestHost.refusal }
      }
      return await TestHost.engine.run(code, host: host)
    }
    #expect(await run("await tasks.later_echo(1)").kind == nil)
    #expect(await run("throw 1").kind == .thrown)
    #expect(await run("while (true) {}", for: .milliseconds(100)).kind == .outOfTime)
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
