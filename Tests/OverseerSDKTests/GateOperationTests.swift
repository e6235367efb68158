import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

@Suite struct GateOperationTests {
  @Test func `A gate is added, changed and removed`() async throws {
    let bench = try Workbench()
    let gate = try bench.call(
      AddGate(name: "lint", command: "make lint", timeoutSecs: 10, paths: [try #require(PathPattern("src/**"))]),
      as: bench.person)
    #expect(gate.scope == .repo(bench.repo.id) && gate.source == .database && gate.timeoutSecs == 10)
    #expect(gate.maxRetries == 3 && gate.required && gate.cache && gate.network)
    var update = UpdateGate(id: gate.id, command: "make all")
    update.timeoutSecs = .clear
    update.required = .set(false)
    let changed = try await bench.overseer.call(update, as: bench.person)
    #expect(changed.command == "make all" && changed.timeoutSecs == 300 && !changed.required)
    #expect(changed.paths == gate.paths && changed.createdAt == gate.createdAt)
    #expect(try await bench.overseer.call(ListGates(), as: bench.agent).gates == [changed])
    #expect(try await bench.overseer.call(RemoveGate(id: gate.id), as: bench.person) == changed)
    #expect(try await bench.overseer.call(ListGates(), as: bench.agent).gates.isEmpty)
  }

  @Test func `Every wrong field is named`() throws {
    let bench = try Workbench()
    let error = try #require(
      bench.refusal(
        AddGate(
          name: "a b", command: "a\u{1B}", timeoutSecs: 0, setup: "make", passEnv: ["OVERSEER_X"], network: false)))
    #expect(error.code == .invalidInput)
    #expect(
      error.message == """
        name: must be 1 to 64 letters, digits, `-`, `_` and `.`, and begin with one of the first two; \
        command: must not hold control characters; timeout_secs: must be between 1 and 86400, not 0; \
        pass_env[0]: is set by Overseer itself; setup: prepares a clean checkout; set `checkout` to "clean" too; \
        network: is a setting of the sandbox; set `sandbox` to "bwrap" too
        """)
  }

  @Test func `A name is taken once in its scope`() async throws {
    let bench = try Workbench()
    let task = try bench.make()
    let one = try bench.call(AddGate(name: "lint", command: "x"), as: bench.person)
    try bench.call(AddGate(taskID: task.id, name: "lint", command: "x"), as: bench.person)
    #expect(bench.refusal(AddGate(name: "lint", command: "y"))?.code == .conflict)
    let two = try bench.call(AddGate(name: "unit", command: "x"), as: bench.person)
    await #expect(throws: OverseerError.self) {
      try await bench.overseer.call(UpdateGate(id: two.id, name: "lint"), as: bench.person)
    }
    #expect(try await bench.overseer.call(UpdateGate(id: one.id, name: "lint"), as: bench.person) == one)
  }

  @Test func `There is an end to their number`() throws {
    let bench = try Workbench()
    for number in 0..<100 { try bench.call(AddGate(name: "g\(number)", command: "x"), as: bench.person) }
    #expect(bench.refusal(AddGate(name: "more", command: "x"))?.code == .preconditionFailed)
  }

  @Test func `A gate of a file says where to edit it`() async throws {
    let bench = try VcsBench(.git)
    try bench.land([".overseer/gates.toml": gateFile((name: "lint", command: "make lint"))])
    let id = try await bench.make()
    try await bench.call(UpdateTask(id: id, context: .set("---\ngates:\n- name: own\n  command: x\n---\n")))
    for gate in try await bench.call(GetEffectiveGates(taskID: id)).gates {
      let place = gate.source == .file ? ".overseer/gates.toml" : "the context of \(id)"
      for error in [
        try await bench.refusal { try await bench.call(UpdateGate(id: gate.id, command: "y")) },
        try await bench.refusal { try await bench.call(RemoveGate(id: gate.id)) },
      ] {
        #expect(error.code == .preconditionFailed && error.message.hasSuffix("it stands in \(place)"), "\(error)")
      }
    }
    let error = try await bench.refusal { try await bench.call(RemoveGate(id: GateID(ULID(high: 9, low: 9)))) }
    #expect(error.code == .notFound)
  }

  @Test func `Only a person adds, changes and removes`() async throws {
    let bench = try Workbench()
    let gate = try bench.call(AddGate(name: "lint", command: "x"), as: bench.person)
    for caller in [bench.agent, bench.unproven] {
      #expect(bench.refusal(AddGate(name: "b", command: "x"), as: caller)?.code == .forbidden)
      await #expect(throws: OverseerError.self) {
        try await bench.overseer.call(UpdateGate(id: gate.id, command: "y"), as: caller)
      }
      await #expect(throws: OverseerError.self) {
        try await bench.overseer.call(RemoveGate(id: gate.id), as: caller)
      }
    }
  }
}

extension Workbench {
  fileprivate func refusal(_ operation: AddGate, as caller: Caller? = nil) -> OverseerError? {
    do throws(OverseerError) {
      try call(operation, as: caller ?? person)
      return nil
    } catch {
      return error
    }
  }
}
