import Foundation
import OverseerGates
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

/// Where gates come from, and from where they never come.
@Suite struct GateSourcesTests {
  @Test(arguments: Backend.here) func `Levels add up, upper names count`(backend: Backend) async throws {
    let bench = try VcsBench(
      backend, settings: "[review]\nagent = 'required'\n[[hook]]\non = ['TaskCompleted']\ncommand = 'tell'\n")
    try bench.moveTrunk(".overseer/gates.toml", gateFile((name: "unit", command: "make unit"), ("lint", "make lint")))
    // What git has done is jj's own only once jj has looked.
    if backend == .jj { try bench.jj("git", "import", "--quiet") }
    let milestone = try await bench.make("a milestone", .milestone)
    let task = try await bench.make("a task", under: milestone)
    let subtask = try await bench.make("a subtask", under: task)
    try await bench.call(AddGate(repoID: bench.repo.id, name: "unit", command: "by hand"))
    try await bench.call(AddGate(taskID: milestone, name: "docs", command: "make docs"))
    try await bench.call(
      UpdateTask(
        id: task,
        context: .set(
          "---\ngates:\n- docs\n- lint\n- name: e2e\n  command: make e2e\n- name: lint\n  command: /bin/true\n---\n"))
    )
    try await bench.call(AddGate(taskID: subtask, name: "own", command: "make own", required: false))
    let sources = try await bench.sources(subtask)
    #expect(sources.gates.map(\.name) == ["unit", "lint", "docs", "e2e", "own"])
    #expect(sources.gates.map(\.source) == [.database, .file, .database, .frontMatter, .database])
    #expect(sources.shadowed.map(\.gate.name) == ["unit", "lint"])
    #expect(sources.shadowed.map(\.by) == [sources.gates[0].id, sources.gates[1].id])
    #expect(Set(sources.commands.keys) == [sources.gates[1].id, sources.gates[3].id])
    #expect(sources.policy == ReviewPolicy(agent: .required))
    #expect(sources.gates[1].id == GateID(of: "lint", in: .repo(bench.repo.id)))
    #expect(sources.gates[1].createdAt == Instant(milliseconds: 1_700_000_000_000))
    #expect(sources.gates[3].scope == .task(task))
    let listed = try await bench.call(GetEffectiveGates(taskID: subtask))
    #expect(listed.gates == sources.gates)
    #expect(listed.untrusted == [sources.gates[1].id, sources.gates[3].id])
    #expect(try await bench.call(ListGates(taskID: subtask)).gates.map(\.name) == ["own"])
    #expect(try await bench.call(ListGates(repoID: bench.repo.id)).gates.map(\.name) == ["unit", "lint"])
  }

  @Test(arguments: Backend.here) func `An agent's own diff changes no gate`(backend: Backend) async throws {
    let bench = try VcsBench(backend)
    try bench.moveTrunk(".overseer/gates.toml", gateFile((name: "lint", command: "make lint")))
    let id = try await bench.make()
    _ = try await bench.work(
      id,
      [
        ".overseer/gates.toml": gateFile((name: "lint", command: "true"), ("more", "curl x")),
        ".overseer/config.toml": "[review]\nagent = 'required'\n",
      ])
    let sources = try await bench.sources(id)
    #expect(sources.gates.map(\.command) == ["make lint"])
    #expect(sources.policy == ReviewPolicy(agent: .skip))
  }

  @Test func `Neither does a parent that nobody has reviewed`() async throws {
    let bench = try VcsBench(.git)
    try bench.land([".overseer/gates.toml": gateFile((name: "lint", command: "make lint"))])
    let below = try await bench.make("below")
    _ = try await bench.work(below, [".overseer/gates.toml": gateFile((name: "lint", command: "true"))])
    let above = try await bench.make("above", blockedBy: [below])
    let head = try #require(try bench.tip(below))
    let sources = try await GateSources.read(
      for: try bench.item(above), head: CommitID(head), in: bench.overseer)
    #expect(sources.gates.map(\.command) == ["make lint"])
  }

  @Test func `Work keeps the gates that it began under until it is restacked`() async throws {
    let bench = try VcsBench(.git)
    try bench.land([".overseer/gates.toml": gateFile((name: "lint", command: "one"))])
    let id = try await bench.make()
    _ = try await bench.work(id, ["a": "1\n"])
    try bench.land([".overseer/gates.toml": gateFile((name: "lint", command: "two"))])
    #expect(try await bench.sources(id).gates.map(\.command) == ["one"])
    let asked = try await bench.call(ListTrust(repoID: bench.repo.id))
    #expect(asked.map(\.command) == ["two", "one"])
    #expect(asked[1].origin.hasPrefix(".overseer/gates.toml at "))
    try await bench.trustAll()
    #expect(try await bench.call(ListTrust(repoID: bench.repo.id)).map(\.command) == ["two"])
    try await bench.sources(id).refuseUntrusted()
    try await bench.call(RestackTask(id: id))
    #expect(try await bench.sources(id).gates.map(\.command) == ["two"])
  }

  @Test func `Links, submodules and huge files do not count, and it is said why`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    func refusal() async throws -> OverseerError { try await bench.refusal { try await bench.sources(id) } }
    try bench.land([".overseer/gates.toml": "->../README"])
    var error = try await refusal()
    #expect(error.code == .invalidInput && error.message.contains(": it is a link"), "\(error)")
    try bench.land([".overseer/gates.toml": String(repeating: "#", count: 65_537)])
    error = try await refusal()
    #expect(error.message.contains("it has 65537 bytes; at most 65536 are taken"), "\(error)")
    try bench.git("rm", "-q", "-r", ".overseer")
    try bench.land(["elsewhere/gates.toml": gateFile((name: "a", command: "b")), ".overseer": "->elsewhere"])
    error = try await refusal()
    #expect(error.message.contains("the folder .overseer is a link"), "\(error)")
    try bench.git("rm", "-q", "-r", ".overseer")
    try bench.git("update-index", "--add", "--cacheinfo", "160000,\(try bench.trunk()),.overseer")
    try bench.git("commit", "-q", "-m", "submodule")
    error = try await refusal()
    #expect(error.message.contains("the folder .overseer is a submodule"), "\(error)")
    try bench.git("rm", "-q", "--cached", ".overseer")
    try bench.git("commit", "-q", "-m", "none")
    #expect(try await bench.sources(id).gates.isEmpty)
  }

  @Test func `Scripts that are links are refused before anybody is asked`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    try bench.land([
      ".overseer/gates.toml": gateFile((name: "a", command: ".overseer/check.sh")), ".overseer/check.sh": "->/bin/true",
    ])
    let error = try await bench.refusal { try await bench.sources(id) }
    #expect(error.code == .preconditionFailed && error.message.contains("it is a link"), "\(error)")
    try bench.land([".overseer/check.sh": String(repeating: "#", count: (1 << 20) + 1)])
    let large = try await bench.refusal { try await bench.sources(id) }
    #expect(large.message.contains("at most 1048576 are taken"), "\(large)")
  }

  @Test func `Mistakes are told with their file and line`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    try bench.land([".overseer/gates.toml": "[[gate]]\nname = 'a'\ncommand = 'b'\ntimeout = 5\n"])
    var error = try await bench.refusal { try await bench.sources(id) }
    #expect(error.message.hasPrefix(".overseer/gates.toml:4: `timeout` is not known"), "\(error)")
    try bench.land([".overseer/gates.toml": ""])
    try await bench.call(UpdateTask(id: id, context: .set("---\ngates: [lint]\n---\n")))
    error = try await bench.refusal { try await bench.sources(id) }
    #expect(error.message == "context of \(id):2: there is no gate `lint`", "\(error)")
    try await bench.call(AddGate(taskID: id, name: "lint", command: "make lint"))
    #expect(try await bench.sources(id).gates.map(\.name) == ["lint"])
  }

  @Test func `Ten thousand gates are refused at once`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    let gates = (0..<10_000).map { "[[gate]]\nname = 'g\($0)'\ncommand = 'true'\n" }.joined()
    try bench.land([".overseer/gates.toml": gates])
    var error: OverseerError?
    error = try await bench.refusal { try await bench.sources(id) }
    #expect(error?.code == .invalidInput)
    let short = (0..<10_000).map { "- name: g\($0)\n" }.joined()
    try bench.land([".overseer/gates.toml": ""])
    try await bench.call(UpdateTask(id: id, context: .set("---\ngates:\n\(short)---\n")))
    error = try await bench.refusal { try await bench.sources(id) }
    #expect(error?.code == .invalidInput && (error?.message.utf8.count ?? .max) < 8192)
  }

  @Test func `A repository without version control has gates by hand and from contexts`() async throws {
    let bench = try Workbench()
    let task = try bench.make()
    try bench.call(AddGate(name: "lint", command: "make lint"), as: bench.person)
    try bench.call(UpdateTask(id: task.id, context: .set("---\ngates:\n- name: own\n  command: x\n---\n")))
    let list = try await bench.overseer.call(GetEffectiveGates(taskID: task.id), as: bench.agent)
    #expect(list.gates.map(\.name) == ["lint", "own"] && list.untrusted.isEmpty)
  }
}
