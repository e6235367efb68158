import OverseerModel
import TestSeed
import Testing

@testable import OverseerGates

@Suite struct FrontMatterGatesTests {
  private func read(_ text: String) throws(OverseerError) -> FrontMatterGates {
    try FrontMatterGates(context: text, file: "context")
  }

  private func message(_ text: String) -> String? {
    refusal { () throws(OverseerError) in _ = try read(text) }?.message
  }

  @Test(arguments: [
    "", "text", "# Title\n---\ngates: [a]\n---\n", "---\n---\n", "---\ntitle: x\n---\ngates: [a]\n", "---\n\nA rule.\n",
    "---\ngates: []\n---\n", "---\nother:\n  gates: [a]\n---\n", "---\nmygates: [a]\n---\n",
    "---\nother: gates: x\n---\n",
    "---\nnote: &a [*b, {c: !d |}]\n---\n", "---\n# gates: [a]\n---\n", " ---\ngates: [a]\n---\n",
    "---\ngatesx: 1\n---",
  ])
  func othersAskForNothing(context: String) throws {
    #expect(try read(context) == FrontMatterGates())
  }

  @Test(arguments: [
    "gates: [lint, 'unit', \"e2e\"]", "gates:\n  - lint\n  - 'unit' # c\n\n  # c\n  - \"e2e\"",
    "gates: # c\n- lint\n-   unit\n- e2e", "title: x\nlist:\n- 1\ngates: [ lint,unit , e2e, ] # c\nafter: [1",
  ])
  func namesAreReferences(matter: String) throws {
    let found = try read("---\n\(matter)\n---\n# Title\n")
    #expect(found.references.map(\.name) == ["lint", "unit", "e2e"])
    #expect(found.gates.isEmpty)
    let carriage = "---\n\(matter)\n---\n".replacing("\n", with: "\r\n")
    #expect(try read(carriage).references == found.references)
  }

  @Test func gatesHaveTheKeysOfTheFile() throws {
    let found = try read(
      """
      ---
      title: A task
      gates:
        - lint
        - name: unit   # with a comment
          command: make test # the rest
          timeout_secs: 60
          required: false
          paths:
          - src/**
          - 'a # b'
          pass_env: [A, "B"]
        -
          command: 'echo "it''s: # here" \\n'
          name: "e2e"
          paths:
            - "\\"q\\" \\\\ a\\/b"
      ...
      """)
    var unit = GateDefinition(name: "unit", command: "make test", line: 5)
    unit.timeoutSecs = 60
    unit.required = false
    unit.paths = try ["src/**", "a # b"].map { try #require(PathPattern($0)) }
    unit.passEnv = ["A", "B"]
    var e2e = GateDefinition(name: "e2e", command: "echo \"it's: # here\" \\n", line: 14)
    e2e.paths = [try #require(PathPattern("\"q\" \\ a/b"))]
    #expect(found.gates == [unit, e2e])
    #expect(found.references == [FrontMatterGates.Reference(name: "lint", line: 4)])
  }

  @Test(arguments: [
    ("gates: lint", "context:2: `gates` must be a list"), ("gates:", "2: `gates` must be a list"),
    ("gates:\nother: 1", "2: `gates` must be a list"), ("gates: [a]\ngates: [b]", "3: `gates` is set again"),
    ("gates: [a,\n b]", "2: here a value is missing"), ("gates: [a b", "2: a list in brackets goes on"),
    ("gates: [[a]]", "2: a value that begins with [ must be in quotes"), ("gates: [a] b", "2: nothing may follow"),
    ("gates: &x [a]", "2: a value that begins with &"), ("gates: *x", "2: a value that begins with *"),
    ("gates: !!seq [a]", "2: a value that begins with !"), ("gates: {a: b}", "2: a value that begins with {"),
    ("gates: |\n a", "2: a value that begins with |"), ("gates:\n- >\n  a", "3: a value that begins with >"),
    ("gates:\n- - a", "3: a list or a key is not read here"), ("gates:\n- ? a", "3: a list or a key is not read here"),
    ("gates:\n- a\n  b", "4: this belongs to nothing above"),
    ("gates:\n  - a\n - b", "4: this belongs to nothing above"),
    ("gates:\n-\n- a", "3: here a gate is missing"),
    ("gates:\n- name: a\n  command: b\n   c", "5: this belongs to nothing"),
    ("gates:\n- name: a\n  command: b\n c: d", "5: this belongs to nothing"),
    ("gates:\n- name: a\n  <<: b", "4: this belongs to nothing"),
    ("gates:\n- name: a\n  command: b: c", "4: a text with a colon must be in quotes"),
    ("gates:\n- name: a\n  command: \"b", "4: the quote does not end in this line"),
    ("gates:\n- name: a\n  command: \"\\x41\"", "4: in double quotes, after \\"),
    ("gates:\n- name: a\n  command:", "4: `command` has no value"),
    ("gates:\n- name: a\n  command: ~", "4: here a value is missing"),
    ("gates:\n- name: a\n  name: b", "4: `name` is set again; line 3 sets it already"),
    ("gates:\n- name: a\n  command: 010", "4: `command` must be a text, not a date or a number with a fraction"),
    ("gates:\n- name: a\n  command: 1", "4: `command` must be a text, not a whole number"),
    ("gates:\n- name: a\n  command: b\n  timeout_secs: 0", "5: `timeout_secs` must be between 1 and 86400, not 0"),
    ("gates:\n- name: a\n  comand: b", "4: `comand` is not known; did you mean `command`?"),
    ("gates:\n- 1", "3: a gate is named by a text, not a whole number"),
    ("gates: [a, \"b\\tc\"]", "2: the name `b\\u{9}c` must be 1 to 64 letters"),
    ("gates: [a, a]", "2: the gate `a` is named already, in line 2"),
    ("gates: []\n  - a", "3: this belongs to nothing"),
    ("gates:\n- name: a\n  command: x\n- name: a\n  command: y", "5: the gate `a` is there already, in line 3"),
    ("'gates': [a]", "2: write `gates:` at the beginning of a line"), ("{gates: [a]}", "2: write `gates:`"),
    ("? gates\n: [a]", nil), ("gates : [a]", "2: write `gates:`"), ("  gates: [a]", "2: write `gates:`"),
    ("gates:[a]", "2: write `gates:`"), ("gates:\n\t- a", "2: `gates` must be a list"),
  ])
  func whatIsNotReadIsNamedWithItsLine(matter: String, expected: String?) {
    let message = message("---\n\(matter)\n---\n")
    guard let expected else { return }
    #expect(message?.contains(expected) == true, "\(message ?? "it was read")")
  }

  @Test func aFrontMatterWithGatesMustEnd() {
    #expect(message("---\ntitle: x\ngates: [a]\n")?.contains("3: the front matter does not end") == true)
  }

  /// Neither depth nor repetition costs more than the text is long.
  @Test(arguments: [
    String(repeating: "[", count: 200_000), String(repeating: "- ", count: 100_000),
    "\n" + String(repeating: "- a\n", count: 60_000), "\n- " + String(repeating: "a: ", count: 80_000),
    "\n" + (0..<2_000).map { "- a\($0): &a\($0) [*a\($0), *a\($0)]" }.joined(separator: "\n"),
    "[" + String(repeating: "a,", count: 20_000) + "]", "\n- name: " + String(repeating: "#", count: 200_000),
  ])
  func hostileTextIsRefusedInTime(value: String) {
    let clock = ContinuousClock.now
    #expect(message("---\ngates: \(value)\n---\n") != nil)
    #expect(ContinuousClock.now - clock < .seconds(20))
  }

  @Test func anyBytesAreReadOrRefused() {
    var generator = PrintedSeed()
    let parts = [
      "gates:", "gates: ", "---", "\n", "\n", "\n  ", "\n- ", "- ", "  ", "name: ", "command: ", "[", "]", ",", "'",
      "\"",
      "\\", "#", " #", "a", "b c", "1", "true", "paths:", "&a", "*a", "|", "{", "}", ": ", "\t", "\r\n", "é", "\0", "~",
      "...",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        parts.randomElement(using: &generator) ?? ""
      }
      let context = "---\n" + (Bool.random(using: &generator) ? "gates:\n" : "") + text.joined() + "\n---\n"
      do throws(OverseerError) {
        let found = try read(context)
        let names = found.gates.map(\.name) + found.references.map(\.name)
        if names.contains(where: { GateFields.mistake(inName: $0) != nil }) { Issue.record("\(context)") }
      } catch {
        if error.code != .invalidInput { Issue.record("\(error) for \(context)") }
      }
    }
  }

  @Test func namesThatNoGateHasAreRefusedWithTheirLines() throws {
    let found = try read("---\ngates:\n- unti\n- own\n- name: own\n  command: y\n- unit\n- zzzzzz\n---\n")
    let error = refusal { () throws(OverseerError) in
      try found.refuseStrangers(known: ["lint", "unit", "own"], file: "context of X")
    }
    #expect(error?.code == .invalidInput)
    #expect(
      error?.message == """
        context of X:3: there is no gate `unti`; did you mean `unit`?; context of X:8: there is no gate `zzzzzz`
        """)
    #expect(
      refusal { () throws(OverseerError) in
        try found.refuseStrangers(known: ["unti", "own", "unit", "zzzzzz"], file: "")
      } == nil)
  }

  @Test func tenThousandGatesAreRefusedWithFewWords() {
    let context = "---\ngates:\n" + String(repeating: "- name: a\n", count: 10_000) + "---\n"
    let error = refusal { () throws(OverseerError) in _ = try read(context) }
    #expect(error?.code == .invalidInput)
    #expect(error?.message.hasSuffix("and 9980 more mistakes") == true)
    #expect((error?.message.utf8.count ?? 0) < 4096)
  }
}
