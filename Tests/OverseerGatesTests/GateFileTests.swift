import OverseerModel
import Testing

@testable import OverseerGates

let someULID = ULID(high: 1, low: 2)

@Suite struct GateFileTests {
  private func read(_ text: String) throws(OverseerError) -> [GateDefinition] {
    try GateFile(Array(text.utf8)).gates
  }

  private func message(_ text: String) -> String? {
    refusal { () throws(OverseerError) in _ = try read(text) }?.message
  }

  @Test func whatIsLeftOutHasItsDefault() throws {
    let gate = try #require(try read("\n[[gate]]\nname = 'lint'\ncommand = 'make lint'\n").first)
    #expect(gate == GateDefinition(name: "lint", command: "make lint", line: 2))
    #expect([gate.timeoutSecs, gate.maxRetries, gate.pollIntervalSecs, gate.maxPendingSecs] == [300, 3, 30, 86_400])
    #expect(gate.required && gate.cache && gate.network)
    #expect(gate.paths.isEmpty && gate.passEnv.isEmpty && gate.setup == nil)
    #expect(gate.checkout == .workspace && gate.sandbox == .none)
    #expect(try read("").isEmpty)
  }

  @Test func everySettingIsRead() throws {
    let gates = try read(
      """
      [[gate]]
      name = "a.B-1_"
      command = "./.overseer/check.sh \\"x\\""
      timeout_secs = 60
      max_retries = 1
      poll_interval_secs = 5
      max_pending_secs = 3600
      required = false
      cache = false
      paths = ["src/**", "*.swift"]
      checkout = "clean"
      setup = "npm ci"
      pass_env = ["TOKEN", "_A1"]
      sandbox = "bwrap"
      network = false
      [[gate]]
      name = "b"
      command = "true"
      """)
    var expected = GateDefinition(name: "a.B-1_", command: "./.overseer/check.sh \"x\"", line: 1)
    expected.timeoutSecs = 60
    expected.maxRetries = 1
    expected.pollIntervalSecs = 5
    expected.maxPendingSecs = 3600
    expected.required = false
    expected.cache = false
    expected.paths = try ["src/**", "*.swift"].map { try #require(PathPattern($0)) }
    expected.checkout = .clean
    expected.setup = "npm ci"
    expected.passEnv = ["TOKEN", "_A1"]
    expected.sandbox = .bwrap
    expected.network = false
    #expect(gates == [expected, GateDefinition(name: "b", command: "true", line: 16)])
  }

  @Test(arguments: [
    ("comand = 'x'", "4: `comand` is not known; did you mean `command`?"),
    ("timeout_secs = 0", "4: `timeout_secs` must be between 1 and 86400, not 0"),
    ("timeout_secs = 9223372036854775807", "must be between 1 and 86400, not 9223372036854775807"),
    ("max_retries = 0", "between 1 and 100, not 0"), ("timeout_secs = '5'", "must be a whole number, not a text"),
    ("timeout_secs = 1.5", "must be a whole number, not a date or a number with a fraction"),
    ("required = 1", "must be true or false, not a whole number"),
    ("paths = 'a'", "must be a list of texts, not a text"),
    ("paths = [\n'a',\n1]", "6: `paths` must be a list of texts; here stands a whole number"),
    ("paths = ['/a']", "`/a` in `paths` is not a pattern for paths"),
    ("paths = ['a/../b']", "is not a pattern for paths inside"),
    ("paths = ['a//b']", "`a//b` in `paths` is not a pattern"),
    ("paths = ['a', 'a']", "`a` in `paths` is named twice"), ("paths = [\"a\\u001b\"]", "`a\\u{1b}` in `paths`"),
    ("pass_env = ['1A']", "`1A` in `pass_env` is not the name of a variable"),
    ("pass_env = ['A=B']", "is not the name of a variable"), ("pass_env = ['']", "is not the name of a variable"),
    ("pass_env = ['OVERSEER_TASK_ID']", "is set by Overseer itself"),
    ("checkout = 'dirty'", "`checkout` must be \"workspace\" or \"clean\", not `dirty`"),
    ("sandbox = 'docker'", "`sandbox` must be \"none\" or \"bwrap\", not `docker`"),
    ("setup = 'x'", "`setup` prepares a clean checkout"), ("network = false", "`network` is a setting of the sandbox"),
    ("checkout = 'clean'\nsetup = \"a\\nb\"", "5: `setup` must be one line"),
    ("[[gate]]\nname = 'a'\ncommand = 'y'", "4: the gate `a` is there already, in line 1"),
    ("[[gate]]", "4: the gate has no `name`; .overseer/gates.toml:4: the gate has no `command`"),
    ("[[gate]]\nname = 'é'\ncommand = 'y'", "5: `name` must be 1 to 64 letters"),
    ("[[gate]]\nname = '-x'\ncommand = 'y'", "5: `name` must be 1 to 64 letters"),
    ("[[gate]]\nname = 'x'\ncommand = ' '", "6: `command` must not be empty"),
    ("[[gate]]\nname = 'x'\ncommand = \"a\\u001bb\"", "6: `command` must not hold control characters"),
    ("[other]", "4: `other` is not known; `[[gate]]` is"), ("a.b.c = 1", "4: `a` is not known; a gate has `name`"),
  ])
  func aMistakeIsNamedWithItsLine(lines: String, expected: String) {
    let message = message("[[gate]]\nname = 'a'\ncommand = 'x'\n" + lines)
    #expect(message?.contains(expected) == true, "\(message ?? "it was read")")
    #expect(message?.hasPrefix(".overseer/gates.toml:") == true)
  }

  @Test(arguments: ["[gate]\nname = 'a'", "gate = [{name = 'a', command = 'b'}]", "gate = 1"])
  func gatesStandInTablesOfTheirOwn(document: String) {
    #expect(message(document)?.contains("must be written as `[[gate]]`, once for each gate") == true)
  }

  @Test func allMistakesAreNamedAtOnce() {
    #expect(
      message("x = 1\n[[gate]]\ncache = 1\nsandbox = 2\n") == """
        .overseer/gates.toml:1: `x` is not known; `[[gate]]` is; \
        .overseer/gates.toml:2: the gate has no `name`; .overseer/gates.toml:2: the gate has no `command`; \
        .overseer/gates.toml:3: `cache` must be true or false, not a whole number; \
        .overseer/gates.toml:4: `sandbox` must be a text, not a whole number
        """)
  }

  @Test func sizeAndCountAreBounded() {
    let error = refusal { () throws(OverseerError) in _ = try read(String(repeating: "#", count: 70_000)) }
    #expect(error?.code == .tooLarge)
    let many = (0...100).map { "[[gate]]\nname = 'g\($0)'\ncommand = 'x'\n" }.joined()
    #expect(message(many)?.contains("301: there may be at most 100 gates") == true)
  }

  @Test func theSampleIsRead() throws {
    let gates = try read(GateFile.sample)
    #expect(gates.map(\.name) == ["whitespace"])
    #expect(gates[0].command == "! git grep -nI ' $' \"$OVERSEER_REVISION\" --")
    // What it says of each setting is so: the comments, taken as settings, are read and are the defaults.
    let settings = GateFile.sample.split(separator: "\n").compactMap { line -> Substring? in
      guard line.hasPrefix("# "),
        line.dropFirst(2).prefix(while: { $0 != " " }).allSatisfy({ $0.isLowercase || $0 == "_" }),
        line.contains(" = ")
      else { return nil }
      return line.dropFirst(2)
    }
    #expect(settings.count == 12)
    let kept = settings.filter { !$0.hasPrefix("setup") && !$0.hasPrefix("network") }
    let read = try read("[[gate]]\nname = 'a'\ncommand = 'b'\n" + kept.joined(separator: "\n"))
    #expect(read == [GateDefinition(name: "a", command: "b")])
  }

  @Test func whatIsTrustedHoldsEverySetting() throws {
    let plain = GateDefinition(name: "a", command: "sh .overseer/a.sh")
    let pattern = try #require(PathPattern("a"))
    let changes: [(inout GateDefinition) -> Void] = [
      { $0.name = "b" }, { $0.command = "sh ./.overseer/a.sh" }, { $0.timeoutSecs = 1 }, { $0.maxRetries = 1 },
      { $0.pollIntervalSecs = 1 }, { $0.maxPendingSecs = 1 }, { $0.required = false }, { $0.cache = false },
      { $0.paths = [pattern] }, { $0.paths = [pattern, pattern] }, { $0.checkout = .clean },
      { $0.setup = "sh .overseer/b.sh" }, { $0.passEnv = ["a"] }, { $0.sandbox = .bwrap }, { $0.network = false },
    ]
    let others = changes.map { change in
      var gate = plain
      change(&gate)
      return gate
    }
    func runnable(_ gate: GateDefinition, _ content: [UInt8]?) throws -> RunnableCommand {
      let made = gate.gate(GateID(someULID), scope: .repo(RepoID(someULID)), source: .file, at: noon)
      return made.runnable { _ in content }
    }
    let digest = try runnable(plain, [1]).sha256
    #expect(Set(try others.map { try runnable($0, [1]).sha256 } + [digest]).count == 16)
    #expect(try runnable(plain, [2]).sha256 != digest)
    var moved = plain
    moved.line = 9
    #expect(try runnable(moved, [1]).sha256 == digest)
    #expect(try runnable(others[11], nil).scripts.map(\.path) == [".overseer/a.sh", ".overseer/b.sh"])
  }
}
