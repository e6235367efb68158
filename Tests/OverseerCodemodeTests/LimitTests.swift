import Dispatch
import Synchronization
import TestSeed
import Testing

@testable import OverseerCodemode

@Suite("Limits of a script", .serialized)
struct LimitTests {
  private static let short = ScriptLimits(time: .milliseconds(200))

  @Test(
    "Whatever a script does, it ends with the limit that it came to, and the next one works",
    arguments: [
      ("while (true) {}", .outOfTime), ("while (true) await 0", .outOfTime), ("await sleep(1e6)", .outOfTime),
      ("await tasks.never()", .outOfTime), ("tasks.never(); return 1", .outOfTime),
      ("while (true) { try { while (true) {} } catch {} finally { continue } }", .outOfTime),
      ("while (true) { try { await tasks.echo() } catch {} }", .outOfTime),
      ("const f = () => { Promise.resolve().then(f) }; f(); await sleep(1e6)", .outOfTime),
      ("/(a+)+$/.test('a'.repeat(40) + 'b')", .outOfTime), ("for (;;) [1, 2, 3].sort(() => 1)", .outOfTime),
      ("return {get a() { while (true) {} }}", .outOfTime), ("return {toJSON() { while (true) {} }}", .outOfTime),
      ("throw new Proxy({}, { get() { while (true) {} } })", .outOfTime), ("while (true) console.log('x')", .outOfTime),
      ("throw Object.defineProperty(new Error(), 'message', { get() { while (true) {} } })", .outOfTime),
      ("Error.prepareStackTrace = () => { while (true) {} }; null.x", .outOfTime),
      ("Array.prototype.indexOf.call({length: 2 ** 53 - 1}, 1)", .outOfTime), ("eval('while (true) {}')", .outOfTime),
      ("const f = () => setTimeout(f, 0); f(); await sleep(1e6)", .outOfTime),
      ("await new Promise(() => {})", .waitsForever),
      ("new Promise(r => globalThis.r = r).then(f => f()); await new Promise(() => {})", .waitsForever),
      ("new Array(1e9).fill(1)", .outOfMemory), ("'x'.repeat(1e9)", .outOfMemory),
      ("const a = []; while (true) a.push({})", .outOfMemory),
      ("let s = 'x'; while (true) s += s", .outOfMemory), ("new Uint8Array(1e9)", .outOfMemory),
      ("try { new Uint8Array(1e9) } catch { while (true) {} }", .outOfMemory),
      ("const m = new Map(); for (let i = 0; ; i++) m.set(i, [i])", .outOfMemory),
      ("const f = () => f() + 1; f()", .outOfStack), ("const f = async () => { await f() }; await f()", .outOfStack),
      ("class A { constructor() { new A() } }; new A()", .outOfStack), ("eval('['.repeat(1e5))", .outOfStack),
      ("let o = null; for (let i = 0; i < 1e5; i++) o = [o]; JSON.stringify(o)", .outOfStack),
      ("for (let i = 0; i < 100000; i++) await tasks.echo(i)", .tooManyCalls),
      ("while (true) setTimeout(() => {}, 1000)", .thrown), ("await import('os')", .thrown),
      ("Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0)", .thrown), ("throw null", .thrown),
    ] as [(String, ScriptFailure.Kind)])
  func end(code: String, kind: ScriptFailure.Kind) async throws {
    // Only what is to run out of time shall have little of it.
    let limits = kind == .outOfTime ? Self.short : ScriptLimits()
    let failure = try await failure(code, limits)
    #expect(failure.kind == kind, "\(failure.message)")
    #expect(try await result("1") == "1")
  }

  @Test("A script whose thread is stuck in a call is given up, and what comes later harms nothing")
  func stuck() async throws {
    let gate = DispatchSemaphore(value: 0)
    let (through, goThrough) = AsyncStream.makeStream(of: Void.self)
    let block = { @Sendable in
      gate.wait()
      goThrough.yield()
    }
    let host = TestHost(block: block, engine: TestHost.newEngine())
    let report = await host.run("console.log('before'); await tasks.block(); await tasks.fail()", Self.short)
    #expect(report.kind == .outOfTime)
    #expect(report.logs.map(\.text) == ["before"])
    // The call still waits at the gate.
    #expect(await host.run("1").kind == nil)
    gate.signal()
    for await _ in through { break }
    #expect(await host.run("1").kind == nil)
  }

  @Test("A script that is too long is not run")
  func codeTooLong() async throws {
    #expect(try await failure("/*" + String(repeating: "x", count: 1 << 20) + "*/1").kind == .codeTooLong)
    #expect(try await failure("1 + 1", ScriptLimits(code: 4)).kind == .codeTooLong)
  }

  @Test("It holds no more than it may, and the stack it may is what it has")
  func smallLimits() async throws {
    let code = "const a = []; for (let i = 0; i < 20000; i++) a.push({i}); a.length"
    #expect(try await failure(code, ScriptLimits(heap: 1 << 20)).kind == .outOfMemory)
    #expect(try await result(code, ScriptLimits(heap: 16 << 20)) == "20000")
    let depth = "let n = 0; const f = () => { n++; f() }; try { f() } catch {}; n"
    let shallow = try #require(Int(try await result(depth, ScriptLimits(stack: 128 << 10))))
    let deep = try #require(Int(try await result(depth, ScriptLimits(stack: 4 << 20))))
    #expect(deep > shallow * 8)
  }

  @Test("Eighty scripts at once, some of them without an end, do not hinder each other")
  func manyAtOnce() async throws {
    let kinds = await withTaskGroup(of: (Int, ScriptFailure.Kind?).self) { group in
      for index in 0..<80 {
        group.addTask {
          let code =
            index.isMultiple(of: 8) ? "while (true) {}" : "for (let i = 0; i < 20; i++) await tasks.later_echo(i)"
          let time: Duration = index.isMultiple(of: 8) ? .milliseconds(300) : .seconds(60)
          return (index, await TestHost().run(code, ScriptLimits(time: time)).kind)
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for index in 0..<80 { #expect(kinds[index] == (index.isMultiple(of: 8) ? .outOfTime : nil)) }
  }

  @Test("Scripts that come to the end of their memory at any point leave the process whole")
  func memoryAtAnyPoint() async throws {
    var generator = PrintedSeed()
    let scripts = [
      "const a = []; for (let i = 0; ; i++) a.push({i, s: 'x' + i})",
      "let s = ''; const m = new Map(); for (let i = 0; ; i++) { s += i; m.set(s, [s]) }",
      "const r = []; for (;;) { try { r.push(await tasks.echo({r: r.length})) } catch (e) { r.push(e) } }",
      "const f = async n => { await 0; return n ? [await f(n - 1), new Error('x' + n)] : [] }; return await f(1e6)",
      "eval('let x = [' + '{a: function() { return async () => { for (const z of y) { await z } } }},'.repeat(20000) + '1]')",
      "const r = []; for (;;) r.push(new Error('e'), tasks.fail(), Promise.reject(1), `${r.length}`.padStart(300, 'ab'))",
    ]
    for _ in 0..<60 {
      let script = scripts[Int.random(in: 0..<scripts.count, using: &generator)]
      let limits = ScriptLimits(
        time: .seconds(60), heap: Int.random(in: 100_000...2_000_000, using: &generator), calls: 1_000_000)
      #expect(await TestHost().run(script, limits).kind == .outOfMemory, "\(script) \(limits) \(generator)")
    }
  }
}
