import Synchronization
import Testing

@testable import OverseerCodemode

@Suite("Calls of the host")
struct HostCallTests {
  @Test("Arguments and values are JSON")
  func values() async throws {
    #expect(
      try await result(#"tasks.echo({a: [1, "é\u0001"], u: undefined, f: () => 1, d: new Date(0)}, null)"#)
        == #"[{"a":[1,"é\u0001"],"f":null,"d":"1970-01-01T00:00:00.000Z"},null]"#)
    #expect(try await result("(await tasks.laterEcho(5))[0]") == "5")
    #expect(try await result("tasks.echo() instanceof Promise") == "true")
  }

  @Test("A refusal can be caught, with all that the host says")
  func refusal() async throws {
    let code = """
      try { await tasks.CALL() } catch (e) {
        return [e instanceof Error, e.code, e.message, e.hint, e.details.by, Object.keys(e)]
      }
      """
    for call in ["fail", "later_fail"] {
      #expect(
        try await result(code.replacing("CALL", with: call))
          == #"[true,"conflict","it is taken","take another","me",["code","hint","details"]]"#)
    }
    #expect(try await failure("await tasks.fail()").host == TestHost.refusal)
    #expect(try await failure("await Promise.all([tasks.echo(), tasks.later_fail()])").host == TestHost.refusal)
  }

  @Test("What was not awaited is waited for, and its failure is heard")
  func notAwaited() async throws {
    let heard = Mutex<[Int]>([])
    let host = TestHost(heard: { number in heard.withLock { $0.append(number) } })
    let report = await host.run("[1, 2].forEach(async n => { await tasks.later_echo(n); await tasks.echo(n) })")
    _ = try report.outcome.get()
    #expect(heard.withLock { $0 } == [3, 3, 1, 1])
    #expect(try await failure("tasks.fail(); return 1").host == TestHost.refusal)
    for function in ["() =>", "async () =>"] {
      heard.withLock { $0 = [] }
      let code = "\(function) { tasks.later_echo(1).then(() => tasks.echo(2)); throw new RangeError('no') }"
      #expect(await host.run(code).kind == .thrown)
      #expect(heard.withLock { $0 } == [3, 1])
    }
    #expect(try await failure("queueMicrotask(() => { throw new Error('q') })").message == "q")
    #expect(
      try await result("const p = tasks.fail(); await tasks.later_echo(); try { await p } catch { return 7 }") == "7")
  }

  @Test("Calls are counted, and those beyond the limit refused")
  func callLimit() async throws {
    let limits = ScriptLimits(calls: 100)
    #expect(try await failure("for (;;) await tasks.echo()", limits).kind == .tooManyCalls)
    #expect(
      try await result("let n = 0; for (let i = 0; i < 110; i++) await tasks.echo().catch(() => n++); n", limits)
        == "10")
  }

  @Test("Arguments that are no JSON are refused")
  func arguments() async throws {
    let thrown = try await failure("await tasks.echo({a: [1n]})")
    #expect(thrown.name == "TypeError")
    #expect(thrown.message.contains("a[0] is a BigInt"))
    #expect(try await failure("const a = {}; a.a = a; await tasks.echo(a)").name == "TypeError")
  }

  @Test("A script sees no other one's work")
  func isolation() async throws {
    _ = try await result(
      """
      Object.prototype.x = 1; Array.prototype.map = null; globalThis.leak = 1; tasks.echo = null
      JSON.stringify = null; Promise.prototype.then = null; console.log = null; 1
      """)
    for _ in 0..<4 {
      #expect(
        try await result("[({}).x, typeof leak, typeof tasks.echo, typeof JSON.stringify, [1].map(x => x)]")
          == #"[null,"undefined","function","function",[1]]"#)
    }
  }
}
