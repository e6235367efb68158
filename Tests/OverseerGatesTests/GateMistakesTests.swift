import OverseerGates
import OverseerModel
import Testing

@Suite struct GateMistakesTests {
  private func fields(_ change: (inout GateDefinition) -> Void) -> [String] {
    var gate = GateDefinition(name: "lint", command: "make lint")
    change(&gate)
    return gate.mistakes.map(\.field)
  }

  @Test func aPlainGateHasNone() { #expect(fields { _ in }.isEmpty) }

  @Test func eachFieldIsLookedAt() {
    #expect(fields { $0.name = "a b" } == ["name"])
    #expect(fields { $0.name = "" } == ["name"])
    #expect(fields { $0.command = " " } == ["command"])
    #expect(fields { $0.command = "a\nb" } == ["command"])
    #expect(fields { $0.command = "a\u{1B}[2J" } == ["command"])
    #expect(fields { $0.command = String(repeating: "a", count: 65_537) } == ["command"])
    #expect(fields { $0.timeoutSecs = 0 } == ["timeout_secs"])
    #expect(fields { $0.maxRetries = 101 } == ["max_retries"])
    #expect(fields { $0.pollIntervalSecs = 0 } == ["poll_interval_secs"])
    #expect(fields { $0.maxPendingSecs = 2_592_001 } == ["max_pending_secs"])
    #expect(fields { $0.passEnv = ["A", "1B", "A"] } == ["pass_env[1]", "pass_env[2]"])
    #expect(fields { $0.passEnv = (0...100).map { "A\($0)" } } == ["pass_env"])
    #expect(fields { $0.paths = ["a\u{200B}"].compactMap { PathPattern($0) } } == ["paths[0]"])
    #expect(fields { $0.setup = "make" } == ["setup"])
    #expect(
      fields {
        $0.setup = ""
        $0.checkout = .clean
      } == ["setup"])
    #expect(fields { $0.network = false } == ["network"])
    #expect(
      fields {
        $0.network = false
        $0.sandbox = .bwrap
        $0.setup = "make"
        $0.checkout = .clean
      }.isEmpty)
  }

  @Test func aDerivedIDDependsOnScopeAndNameAlone() {
    let repo = RepoID(ULID(high: 1, low: 2))
    let task = AnyTaskID.task(TaskID(ULID(high: 1, low: 2)))
    let id = GateID(of: "lint", in: .repo(repo))
    #expect(id == GateID(of: "lint", in: .repo(repo)))
    // printf '15:overseer-gate-14:Repo31:repo_0000000000000G0000000000024:lint' | sha256sum, the first half in Crockford's base 32.
    #expect(id.description == "gate_67C1CGRMWB3RQJ82VKZXYWCNV5")
    let all = [
      id, GateID(of: "lint2", in: .repo(repo)), GateID(of: "lint", in: .task(task)),
      GateID(of: "lint", in: .repo(RepoID(ULID(high: 1, low: 3)))),
    ]
    #expect(Set(all).count == 4)
  }
}
