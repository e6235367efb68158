import OverseerJSON
import OverseerModel
import Testing

@Suite("Gates")
struct GateTests {
  @Test("A gate is written as the other surfaces know it, with its defaults")
  func wire() throws {
    let gate = Sample.gate(1, paths: ["src/**"])
    let written = try JSONCoder.value(of: gate)
    #expect(
      written.objectValue?.keys == [
        "id", "scope", "name", "command", "timeout_secs", "max_retries", "poll_interval_secs", "max_pending_secs",
        "required", "cache", "paths", "checkout", "setup", "pass_env", "sandbox", "network", "source", "created_at",
        "updated_at",
      ])
    #expect(written["timeout_secs"] == 300 && written["max_retries"] == 3)
    #expect(written["poll_interval_secs"] == 30 && written["max_pending_secs"] == 86_400)
    #expect(written["checkout"] == "workspace" && written["sandbox"] == "none")
    #expect(written["paths"] == ["src/**"])
    #expect(written["scope"] == ["type": "Repo", "id": .string("\(RepoID(Sample.ulid(1)))")])
    #expect(try JSONCoder.decode(Gate.self, from: written) == gate)
    let scope = GateScope.task(Sample.id(5, .subtask))
    #expect(try JSONCoder.decode(GateScope.self, from: try JSONCoder.value(of: scope)) == scope)
    #expect(throws: JSONCodingError.self) { try JSONCoder.decode(PathPattern.self, from: "\"/src\"") }
  }

  @Test("A result is written as the other surfaces know it")
  func resultWire() throws {
    let result = Sample.result(.failed)
    let written = try JSONCoder.value(of: result)
    #expect(
      written.objectValue?.keys == [
        "id", "gate_id", "gate_name", "command", "task_id", "review_id", "revision", "tree", "status", "exit_code",
        "signal", "stdout", "stderr", "log_path", "attempt", "cached_from", "reason", "flaky", "void_cause",
        "untracked_files", "started_at", "completed_at", "duration_ms",
      ])
    #expect(try JSONCoder.decode(GateResult.self, from: written) == result)
  }

  @Test("The upper gate of a name counts, the lower one is a mistake")
  func effective() {
    let repo = [Sample.gate(1, name: "lint"), Sample.gate(2, name: "test")]
    let task = [Sample.gate(3, name: "test"), Sample.gate(4, name: "docs")]
    let subtask = [Sample.gate(5, name: "docs"), Sample.gate(6, name: "more")]
    let effective = EffectiveGates(levels: [repo, [], task, subtask])
    #expect(effective.gates.map(\.id) == [1, 2, 4, 6].map { Sample.gateID($0) })
    #expect(effective.shadowed.map(\.gate.id) == [3, 5].map { Sample.gateID($0) })
    #expect(effective.shadowed.map(\.by) == [2, 4].map { Sample.gateID($0) })
  }
}

@Suite("When a pass is taken over")
struct GateCacheKeyTests {
  private static func key(
    _ gate: Gate = Sample.gate(1, passEnv: ["B", "A"]), tree: UInt64? = 1, _ variables: [String: String] = ["A": "1"]
  ) -> GateCacheKey? {
    GateCacheKey(gate, tree: tree.map(Sample.tree)) { variables[$0] }
  }

  @Test("The same tree, command and environment give the same key")
  func same() {
    var renamed = Sample.gate(2, name: "other", passEnv: ["A", "B", "A"])
    renamed.timeoutSecs = 1
    #expect(Self.key() == Self.key(renamed))
    #expect(Self.key()?.bytes == Self.key(renamed)?.bytes)
    #expect(Self.key() == Self.key(["A": "1", "C": "other"]))
  }

  private static func key(_ variables: [String: String]) -> GateCacheKey? {
    key(Sample.gate(1, passEnv: ["B", "A"]), variables)
  }

  @Test("Whatever the command can see makes another key")
  func different() {
    var clean = Sample.gate(1, passEnv: ["B", "A"])
    clean.checkout = .clean
    var prepared = clean
    prepared.setup = "npm ci"
    var boxed = clean
    boxed.sandbox = .bwrap
    var offline = boxed
    offline.network = false
    let keys = [
      Self.key(), Self.key(tree: 2), Self.key(Sample.gate(1, command: "make", passEnv: ["B", "A"])), Self.key(clean),
      Self.key(prepared), Self.key(boxed), Self.key(offline), Self.key(["A": "2"]), Self.key([:]),
      Self.key(["A": ""]), Self.key(["A": "1", "B": "1"]), Self.key(["B": "1"]),
    ]
    #expect(Set(keys.map { $0?.bytes }).count == keys.count)
    #expect(Set(keys).count == keys.count)
  }

  @Test("No value passes for the next variable")
  func lengths() {
    let two = Self.key(Sample.gate(1, passEnv: ["A", "B"]), ["A": "x"])
    let one = Self.key(Sample.gate(1, passEnv: ["A"]), ["A": "xenv B-"])
    #expect(two?.bytes != one?.bytes)
  }

  @Test("Without a tree, or where it is not wanted, nothing is taken over")
  func none() {
    #expect(Self.key(tree: nil) == nil)
    #expect(Self.key(Sample.gate(1, cache: false)) == nil)
  }
}
