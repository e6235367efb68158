import Testing

@testable import OverseerCodemode

@Suite("What went wrong in a script, and where")
struct ErrorPlaceTests {
  @Test(
    "The place is the one in the text that was sent",
    arguments: [
      ("x.y", 1, 1), ("const a = 1\n\n  await tasks.fail()", 3, 15), ("await tasks.later_fail()", 1, 13),
      ("const a = 1\ntasks.fail()", 2, 7), ("const a = 1; await tasks.nope()", 1, 20),
      ("async () => {\n  throw new Error('x')\n}", 2, 13), ("const f = () => {\n  null.x\n}\nf()", 2, 3),
      ("let x: string = 'é'; /* ü */ x.y.z", 1, 30), ("const y: 'üüü' = 3 as any; y.z.z", 1, 28),
      ("```ts\nlet x: number = 1\nx.y.z\n```", 3, 1), ("Promise.all([1].map(async () => { null.x }))", 1, 35),
      ("const a = 1\r\nconst b = 2\r\n  x.y", 3, 3), ("const a = ;", 1, 11), ("const a = 1\nconst b = 2 2", 2, 13),
      ("tasks.later_fail(); return 5", 1, 7), ("setTimeout(() => { null.x }); await sleep(1)", 1, 20),
    ])
  func place(code: String, line: Int, column: Int) async throws {
    let place = try #require(try await failure(code).place)
    #expect((place.line, place.column) == (line, column))
    #expect(place.text == SourceText.lines(of: code)[line - 1])
  }

  @Test("Errors keep their names and messages")
  func names() async throws {
    let thrown = try await failure("throw new RangeError('too far')")
    #expect((thrown.kind, thrown.name, thrown.message) == (.thrown, "RangeError", "too far"))
    #expect(try await failure("throw {a: 1}").message == #"the script threw {"a":1}"#)
    #expect(try await failure("throw undefined").message == "the script threw undefined")
    #expect(try await failure("throw 'x'").kind == .thrown)
  }

  @Test("Errors of syntax say what to do")
  func syntax() async throws {
    let missing = try await failure("[1].map(x => await tasks.echo(x))")
    #expect(missing.kind == .syntax)
    #expect(missing.message.contains("`async`"))
    let cut = try await failure("if (x) {\n  y(")
    #expect(cut.message.contains("ends in the middle"))
    #expect(cut.place?.line == 2)
    let construct = try await failure("enum A { B }")
    #expect(construct.kind == .syntax)
    #expect(construct.message.contains("enum"))
    let mistyped = try await failure("const a: number = 1\nconst b: = 2\nreturn a")
    #expect(mistyped.place?.line == 2)
  }

  @Test("A variable with the name of a global is told")
  func hidden() async throws {
    #expect(try await failure("const tasks = await tasks.echo(1)").message.contains("hides the global `tasks`"))
  }

  @Test("An unknown name throws with the host's words, but for names that everything is asked for")
  func unknown() async throws {
    let thrown = try await failure("await tasks.ecco(1)")
    #expect((thrown.name, thrown.message) == ("TypeError", "tasks has no ecco"))
    #expect(
      try await result("const t = await tasks; [t === tasks, typeof t.toString, t.toJSON === undefined]")
        == #"[true,"function",true]"#)
    #expect(try await result("['ecco' in tasks, 'echo' in tasks, `${tasks}`]") == #"[false,true,"[object Object]"]"#)
  }
}
