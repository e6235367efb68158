import TestSeed
import Testing

@testable import OverseerCodemode

@Suite("A script finds nothing of those before it")
struct RenewalTests {
  /// Everything that a script can reach, in the order in which it is found, and what each thing is.
  private static let inventory = """
    const places = new Map(), lines = [];
    const name = (v) => {
      if (v === null || (typeof v !== "object" && typeof v !== "function")) {
        return typeof v + " " + (typeof v === "symbol" ? v.toString() : Object.is(v, -0) ? "-0" : String(v));
      }
      if (!places.has(v)) places.set(v, places.size);
      return "#" + places.get(v);
    };
    name(globalThis); name((async () => {}).constructor); name((function* () {}).constructor);
    name(new Map().entries()); name([].values()); name("".matchAll(/x/g)); name(Promise.resolve());
    for (const [thing] of places) {
      lines.push(name(thing) + " is " + name(Object.getPrototypeOf(thing)) + Object.isExtensible(thing));
      for (const key of Reflect.ownKeys(thing)) {
        const d = Object.getOwnPropertyDescriptor(thing, key);
        // What is different from one script to the next for a reason.
        if (key === "timeOrigin" || thing instanceof Promise) continue;
        lines.push("  " + String(key) + [d.writable, d.enumerable, d.configurable, name(d.value), name(d.get), name(d.set)]);
      }
    }
    return lines.join("\\n");
    """

  private static let changes = [
    "globalThis.left = 1; Object.prototype.left = 2; Array.prototype.push = null; delete globalThis.JSON",
    "Object.freeze(Object.prototype); Object.freeze(Array.prototype); Object.preventExtensions(globalThis)",
    "Math.random = () => 4; tasks.echo = () => 5; globalThis.console = null; os = 7",
    "Object.setPrototypeOf(Object.prototype.toString, null); Symbol.for('left'); Object.defineProperty(globalThis, "
      + "'undefinedName', { get() { return 1 } })",
    "globalThis.kept = new FinalizationRegistry(() => {}); kept.register({}, 1); globalThis.weak = new WeakRef({})",
    "tasks.never(); setTimeout(() => { globalThis.late = 1 }, 1e6); throw new Error('left')",
    "Error.prepareStackTrace = () => 'mine'; Error.stackTraceLimit = 0; null.x",
    "new Promise((_, no) => no(globalThis.mine = {})); await tasks.fail()",
    "const f = () => f() + 1; f()", "const a = []; while (true) a.push({ a })", "while (true) {}", "((((",
    "const all = []; for (let i = 0; i < 20000; i++) all.push('text ' + i, new Uint8Array(i)); globalThis.all = all",
    "await os.transaction(async () => { globalThis.inner = 1; await tasks.later_echo(1); throw 1 })",
    "new Array(3e6).fill(1).length", "const s = new SharedArrayBuffer(1 << 20); globalThis.s = s; s.byteLength",
    "globalThis.re = /(a|b)*c/.exec('ab'.repeat(1000) + 'c'); eval('var evil = 1'); new Function('x', 'y = x')(3)",
    "class A { static #p = 1; static p() { return A.#p++ } }; A.p(); globalThis.A = A; 2n ** 4000n",
  ]

  @Test("Whatever they have done, everything is as at first")
  func same() async throws {
    var generator = PrintedSeed()
    let host = TestHost(engine: TestHost.newEngine())
    let first = try await Self.text(host)
    #expect(first.utf8.count > 50_000)
    for change in Self.changes + Self.changes.shuffled(using: &generator) {
      _ = await host.run(change, ScriptLimits(time: .milliseconds(500), heap: 24 << 20))
      #expect(try await Self.text(host) == first, "\(change.prefix(60))")
    }
  }

  private static func text(_ host: TestHost) async throws -> String {
    String(decoding: try await host.run(inventory).outcome.get(), as: UTF8.self)
  }

  @Test("Every script has random numbers of its own, from 0 to 1")
  func random() async throws {
    let host = TestHost(engine: TestHost.newEngine())
    var seen: Set<String> = []
    for _ in 0..<50 {
      let report = await host.run("return Array.from({length: 20}, () => Math.random())")
      let text = String(decoding: try report.outcome.get(), as: UTF8.self)
      for number in text.dropFirst().dropLast().split(separator: ",") {
        let value = try #require(Double(number))
        #expect((0..<1).contains(value))
        #expect(seen.insert(String(number)).inserted)
      }
    }
    #expect(try await result("[Math.random.name, Math.random.length, Object.keys(Math)]") == #"["random",0,[]]"#)
  }

  @Test("Memory that scripts have used before is clear where it must be")
  func clear() async throws {
    let host = TestHost(engine: TestHost.newEngine())
    for size in [1, 100, 5000, 40_000, 300_000] {
      _ = try await host.run("Array.from({length: 40}, () => new Uint8Array(\(size)).fill(255)).length").outcome.get()
      let found = await host.run(
        "Array.from({length: 40}, () => new Uint8Array(\(size))).every((a) => a.every((b) => b === 0))")
      #expect(String(decoding: try found.outcome.get(), as: UTF8.self) == "true")
    }
  }

  @Test("Pieces of all sizes keep what is in them while they grow and shrink and others come and go")
  func pieces() async throws {
    let code = """
      let seed = 7;
      const next = (n) => (seed = (seed * 48271) % 2147483647) % n;
      const kept = new Map();
      for (let i = 0; i < 6000; i++) {
        const key = next(300);
        const old = kept.get(key);
        if (old) {
          if (old.text !== old.part.repeat(old.count) || old.list.some((x, n) => x !== old.from + n)) return "broken " + i;
        }
        const part = String.fromCharCode(33 + next(90)), count = next(next(9) ? 400 : 90000) + 1;
        const list = [], from = next(1000);
        for (let n = next(next(9) ? 60 : 12000); n > 0; n--) list.push(from + list.length);
        if (next(3)) kept.set(key, { part, count, text: part.repeat(count), from, list }); else kept.delete(key);
      }
      return "whole";
      """
    let host = TestHost(engine: TestHost.newEngine())
    for _ in 0..<5 {
      let report = await host.run(code)
      #expect(String(decoding: try report.outcome.get(), as: UTF8.self) == #""whole""#)
    }
  }
}
