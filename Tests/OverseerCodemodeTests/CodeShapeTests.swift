import Testing

@testable import OverseerCodemode

@Suite("What is accepted as a script")
struct CodeShapeTests {
  @Test(
    "Its result is what it means to give",
    arguments: [
      ("1 + 1", "2"), ("return 1 + 1", "2"), ("await 5", "5"), ("{a: 1}", #"{"a":1}"#), ("({a: 1})", #"{"a":1}"#),
      ("const a = 1\na + 1", "2"), ("const a = 1; a + 1; // done", "2"), ("", "null"), ("// nothing", "null"),
      ("const a = 1", "null"), ("() => 3", "3"), ("async () => { return 3 }", "3"), ("async () => 3;", "3"),
      ("function main() { return 3 }", "3"), ("async function main() { return 3 };", "3"),
      ("function () { return 3 }", "3"), ("(async () => 3)()", "3"), ("(async () => { return 3 })();", "3"),
      ("async function main() { return 3 }\nmain()", "3"), ("async function main() { return 3 }\nawait main();", "3"),
      ("function helper() { return 2 }\nasync function main() { return helper() + 1 }", "3"),
      ("if (true) return 3\nfunction helper() { return 5 }", "3"),
      ("const a = [1]\nif (!a.length) return 0\na.map(x => x + 2)", "[3]"),
      ("for (const x of [1, 2]) { console.log(x) }", "null"), ("let n = 0\nfor (let i = 0; i < 3; i++) n += i\nn", "3"),
      ("const r = /[`(]/.test('x');\nr", "false"),
      ("const a = 1\n;({\n  a,\n  b: `x\n${a}`\n})", #"{"a":1,"b":"x\n1"}"#),
      ("do { } while (false); 7", "7"), ("switch (1) { case 1: }\n8", "8"), ("try { throw 1 } catch { }\n9", "9"),
      ("```js\nreturn 7\n```", "7"), ("\n```typescript\nconst a: number = 7\na\n```\n", "7"), ("```\n7\n```", "7"),
      ("const x: number = 5; return x", "5"),
      ("interface A { b: string }\nconst a = { b: 'c' } as A; a", #"{"b":"c"}"#),
      ("const o = { tasks }; typeof o.tasks", #""object""#), ("x = 5; x", "5"), ("return tasks.echo(1)", "[1]"),
      ("[tasks.echo(1), tasks.later_echo(2)]", "[[1],[2]]"),
      ("const { a, ...rest } = { a: 1, b: 2 }; rest", #"{"b":2}"#),
    ])
  func shape(code: String, expected: String) async throws {
    #expect(try await result(code) == expected)
  }

  @Test("Neither a result nor a syntax error is made of a last statement that only looks like an expression")
  func nestedEnding() async throws {
    #expect(try await result("const out = []\nfor (const x of [1, 2])\n  out.push(x)\nreturn out") == "[1,2]")
    #expect(try await result("const out = []\nfor (const x of [1, 2])\n  out.push(x)") == "null")
    #expect(try await result("let a = 1\nif (a > 5)\n  a = 2\nelse\n  a = 3") == "null")
  }

  @Test("Endings are found")
  func endings() {
    #expect(ScriptEnding.of("const a = 1; a") == .expression(at: 13))
    #expect(ScriptEnding.of("a = 1\n+ 2") == .expression(at: 0))
    #expect(ScriptEnding.of("return 1") == nil)
    #expect(ScriptEnding.of("x(); if (a) b()") == nil)
    #expect(ScriptEnding.of("function a() {}") == .function(named: "a"))
    #expect(ScriptEnding.of("function main() {}\nfunction b() {}") == .function(named: "main"))
    #expect(ScriptEnding.of("") == nil)
  }
}
