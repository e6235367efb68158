import OverseerModel
import Testing

@testable import OverseerStore

@Suite("Gates that were added by hand")
struct GateTableTests {
  private func stored(_ gate: Gate, in scene: ReviewScene) throws -> Gate? {
    try scene.read { reading throws(OverseerError) in try reading.gate(gate.id) }
  }

  @Test("What was written is read, with every member")
  func roundTrip() throws {
    let scene = try ReviewScene()
    var gate = scene.gate(1, .repo(scene.repos[0]), name: "test")
    try scene.put(.gateAdded(GatePayload(gate: gate)))
    #expect(try stored(gate, in: scene) == gate)
    gate.scope = .task(scene.task(1))
    gate.name = "lint \"é\""
    gate.command = "a\nb\u{0}"
    gate.timeoutSecs = 1
    gate.maxRetries = 2
    gate.pollIntervalSecs = 3
    gate.maxPendingSecs = 4
    gate.required = false
    gate.cache = false
    gate.paths = ["src/**", "**/*.swift"].compactMap(PathPattern.init)
    gate.checkout = .clean
    gate.setup = "make deps"
    gate.passEnv = ["SDKROOT", "HOME"]
    gate.sandbox = .bwrap
    gate.network = false
    gate.updatedAt = gate.createdAt + .seconds(1)
    try scene.put(.gateUpdated(GatePayload(gate: gate)))
    #expect(try stored(gate, in: scene) == gate)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
    try scene.put(.gateRemoved(GateRemovedPayload(gateID: gate.id)))
    #expect(try stored(gate, in: scene) == nil)
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }

  @Test("Those of a scope come oldest first, and none of another")
  func scopes() throws {
    let scene = try ReviewScene()
    let (repo, task) = (scene.repos[0], scene.task(0))
    let first = scene.gate(9, .repo(repo), name: "z")
    scene.test.clock.advance(by: .seconds(1))
    let second = scene.gate(1, .repo(repo), name: "a")
    let own = scene.gate(2, .task(task), name: "a")
    let elsewhere = scene.gate(3, .repo(scene.repos[1]), name: "a")
    for gate in [second, first, own, elsewhere] { try scene.put(.gateAdded(GatePayload(gate: gate))) }
    let other = scene.task(1)
    try scene.read { reading throws(OverseerError) in
      #expect(try reading.gates(in: .repo(repo)) == [first, second])
      #expect(try reading.gates(in: .task(task)) == [own])
      #expect(try reading.gates(in: .task(other)) == [])
      #expect(try reading.everyGate().count == 4)
      #expect(try reading.gates(endingWith: String("\(own.id)".suffix(6)), limit: 9) == [own.id])
    }
  }

  @Test("A name is there once in its scope", arguments: [true, false])
  func names(isOfTask: Bool) throws {
    let scene = try ReviewScene()
    let scope: GateScope = isOfTask ? .task(scene.task(0)) : .repo(scene.repos[0])
    try scene.put(.gateAdded(GatePayload(gate: scene.gate(1, scope, name: "test"))))
    #expect(throws: OverseerError.self) {
      try scene.put(.gateAdded(GatePayload(gate: scene.gate(2, scope, name: "test"))))
    }
    try scene.put(.gateAdded(GatePayload(gate: scene.gate(2, .task(scene.task(1)), name: "test"))))
  }

  @Test("Trust is told, and changes nothing")
  func trusted() throws {
    let scene = try ReviewScene()
    try scene.put(.gateTrusted(GateTrustedPayload(repoID: scene.repos[0], names: ["test"], sha256: ["00"])))
    #expect(try scene.read { reading throws(OverseerError) in try reading.verify() }.ok)
  }
}
