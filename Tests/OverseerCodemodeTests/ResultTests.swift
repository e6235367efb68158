import OverseerJSON
import Testing

@testable import OverseerCodemode

@Suite("What a script gives back and logs")
struct ResultTests {
  @Test(
    "Values become JSON",
    arguments: [
      ("undefined", "null"), ("null", "null"), ("NaN", "null"), ("-Infinity", "null"), ("-0", "0"), ("1.5", "1.5"),
      ("1700000000000", "1700000000000"), ("2 ** 53", "9007199254740992"), ("1e300", "1e+300"), ("true", "true"),
      ("new Date(0)", #""1970-01-01T00:00:00.000Z""#), ("new Date(NaN)", "null"), ("'\\ud800x'", "\"\u{FFFD}x\""),
      ("'😀\\n\\u0007\"'", #""😀\n\u0007\"""#), ("[undefined, , 1]", "[null,null,1]"),
      ("{a: undefined, b: 1}", #"{"b":1}"#),
      ("{toJSON() { return [1] }}", "[1]"), ("new Set([1, 2])", "[1,2]"), ("new Map([['a', 1]])", #"{"a":1}"#),
      ("new Map([[1, 'a'], ['1', 'b'], [{}, 'c']])", #"[[1,"a"],["1","b"],[{},"c"]]"#), ("new Map()", "{}"),
      ("[new Number(5), new String('x'), new Boolean(false)]", #"[5,"x",false]"#),
      (
        "const E = class extends Error { constructor(m) { super(m); this.name = 'E'; this.more = 1 } }; [new E('x')]",
        #"[{"message":"x","name":"E","more":1}]"#
      ),
      ("[Object.assign(new Error(), {message: 5})]", #"[{"name":"Error","message":5}]"#),
      ("[new Error('x')]", #"[{"name":"Error","message":"x"}]"#), ("Object.create({a: 1})", "{}"),
      ("[[1].values().next()]", #"[{"value":1,"done":false}]"#),
      ("new (class { a = 1; #b = 2; c() {} })()", #"{"a":1}"#),
      ("[tasks.later_echo(1)]", "[[1]]"), ("{'a b': {'': 1}}", #"{"a b":{"":1}}"#),
    ])
  func value(code: String, expected: String) async throws {
    let text = try await result(code)
    #expect(text == expected)
    #expect(throws: Never.self) { try JSONParser.parse(text) }
  }

  @Test(
    "What JSON cannot hold is named with its place",
    arguments: [
      ("1n", "BigInt"), ("{a: [1, 2n]}", "a[1] a BigInt"), ("const a = {}; a.b = {c: a}; a", "b.c a reference"),
      ("{a: {b: () => 1}}", "a.b a function"), ("[Symbol('x')]", "[0] a symbol"), ("{'x y': 1n}", "[\"x y\"]"),
      ("[new Promise(() => {})]", "Promise.all"), ("let o = 1; for (let i = 0; i < 200; i++) o = [o]; o", "nested"),
      ("'x'.repeat(33554433)", "32 MiB"),
      ("new Array(1e9)", "32 MiB"),
    ])
  func notJSON(code: String, part: String) async throws {
    let failure = try await failure(code)
    #expect(failure.kind == .notJSON)
    #expect(failure.message.contains(part), "\(failure.message)")
  }

  @Test("A long result comes back whole")
  func long() async throws {
    let text = try await result("'x'.repeat(10 << 20)")
    #expect(text.utf8.count == 10 << 20 + 2 || text.utf8.count == (10 << 20) + 2)
    let items = try JSONParser.parse(try await result("Array.from({length: 100000}, (_, id) => ({id, t: 'T' + id}))"))
    #expect(items.arrayValue?.count == 100_000)
  }

  @Test("Lines are logged as people expect")
  func console() async throws {
    let report = await TestHost().run(
      """
      console.log("a", 1, true, null, undefined, 2n, {a: [1]}, [() => 1])
      console.info(new RangeError("far"))
      console.warn({n: 1n, e: new Error("in")}); console.error(); console.debug(new Map([["k", 1]]), Symbol("s"))
      const c = {}; c.c = c; console.log(c); console.log("é".repeat(3000)); console.log({s: "x".repeat(9000)})
      """)
    #expect(report.logs.map(\.level) == [.log, .info, .warn, .error, .debug, .log, .log, .log])
    #expect(report.logs[0].text == #"a 1 true null undefined 2 {"a":[1]} ["[function ]"]"#)
    #expect(report.logs[1].text == "RangeError: far (line 2, column 18)")
    #expect(report.logs[2].text == #"{"n":"1n","e":{"name":"Error","message":"in"}}"#)
    #expect(report.logs[3].text == "")
    #expect(report.logs[4].text == #"{"k":1} "[symbol]""#)
    #expect(report.logs[5].text == #"{"c":"[circular]"}"#)
    #expect(report.logs[6].text.count == 2001)
    #expect(report.logs[7].text.count <= 2001)
  }

  @Test("Lines beyond the limit are counted")
  func droppedLines() async throws {
    let report = await TestHost().run("for (let i = 0; i < 10; i++) console.log(i)", ScriptLimits(logLines: 4))
    #expect(report.logs.map(\.text) == ["0", "1", "2", "3"])
    #expect(report.droppedLogs == 6)
  }

  @Test("What models write to wait and to copy is there")
  func builtIns() async throws {
    #expect(
      try await result(
        "const r = []; setTimeout(x => r.push(x), 2, 'b'); await sleep(1); r.push('a'); await sleep(5); r")
        == #"["a","b"]"#)
    #expect(try await result("const id = setTimeout(() => { throw 1 }, 1); clearTimeout(id); await sleep(3); 1") == "1")
    #expect(try await result("await new Promise(r => setTimeout(r, 1)); 1") == "1")
    #expect(
      try await result(
        "const a = {d: new Date(0), m: new Map([['x', [1]]])}; a.a = a; const b = structuredClone(a); [b.a === b, b !== a, b.d, b.m]"
      )
        == #"[true,true,"1970-01-01T00:00:00.000Z",{"x":[1]}]"#)
    #expect(
      try await result("[typeof require, typeof process, typeof fetch, typeof std, typeof Date.now()]")
        == #"["undefined","undefined","undefined","undefined","number"]"#)
  }
}
