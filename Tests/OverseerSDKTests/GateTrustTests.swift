import Foundation
import OverseerGates
import OverseerModel
import OverseerStore
import Testing

@testable import OverseerSDK

/// What has to be trusted, and what a changed byte does.
@Suite struct GateTrustTests {
  private static let settings = """
    [review.agent]
    command = ".overseer/judge.sh"
    [[hook]]
    on = ["TaskCompleted"]
    command = ".overseer/tell.sh"
    """

  private func bench() throws -> VcsBench {
    let bench = try VcsBench(.git, settings: Self.settings)
    try bench.land([
      ".overseer/gates.toml": gateFile((name: "check", command: "sh .overseer/check.sh")),
      ".overseer/check.sh": "echo one\n", ".overseer/judge.sh": "echo\n", ".overseer/tell.sh": "echo\n",
    ])
    return bench
  }

  @Test func `Nothing runs before a person has looked at all of it`() async throws {
    let bench = try bench()
    let id = try await bench.make()
    try await bench.call(UpdateTask(id: id, context: .set("---\ngates:\n- name: own\n  command: make own\n---\n")))
    let path = try await bench.work(id, ["a": "1\n"])
    let sources = try await bench.sources(id)
    let error = try await bench.refusal { try sources.refuseUntrusted() }
    #expect(error.code == .preconditionFailed)
    #expect(error.message == "3 commands of repo are not trusted, so nothing runs: gate check, gate own, reviewer")
    #expect(error.hint?.contains("os gate trust") == true)
    guard case .array(let commands) = error.details["commands"], case .object(let first) = commands.first else {
      Issue.record("no commands in \(error.details)")
      return
    }
    #expect(first["name"] == "check" && first["state"] == "New")
    #expect("\(first["difference"] ?? .null)".contains("+ echo one"))
    for gate in sources.gates {
      #expect(try await bench.refusal { try sources.check(gate, in: path) }.code == .preconditionFailed)
    }
    let asked = try await bench.call(ListTrust(repoID: bench.repo.id))
    #expect(asked.map { $0.kind.title(of: $0.name) } == ["gate check", "reviewer", "hook TaskCompleted", "gate own"])
    #expect(asked.last?.origin == "the context of \(id)")
    try await bench.trustAll()
    try sources.refuseUntrusted()
    try sources.refuseUntrusted(in: path)
    try sources.checkReviewer(in: path)
    #expect(try sources.untrusted().isEmpty)
    let event = try #require(
      try bench.store.read { reading throws(OverseerError) in
        try reading.events(EventFilter(types: ["GateTrusted"]), after: nil, before: nil, limit: 10)
      }.last)
    guard case .gateTrusted(let payload) = event.body else {
      Issue.record("no event of trust")
      return
    }
    #expect(payload.names == ["gate check", "reviewer", "hook TaskCompleted", "gate own"])
    #expect(payload.sha256 == asked.map(\.sha256))
  }

  @Test func `One byte in a script asks again`() async throws {
    let bench = try bench()
    try await bench.trustAll()
    let id = try await bench.make()
    let path = try await bench.work(id, [".overseer/check.sh": "echo onE\n"])
    let sources = try await bench.sources(id)
    // The settings themselves are those of the default branch, and trusted.
    try sources.refuseUntrusted()
    let error = try await bench.refusal { try sources.refuseUntrusted(in: path) }
    #expect(error.hint?.hasSuffix("os gate trust --task \(id)") == true, "\(error)")
    guard case .array(let commands) = error.details["commands"], case .object(let first) = commands.first else {
      Issue.record("no commands in \(error.details)")
      return
    }
    let difference = "\(first["difference"] ?? .null)"
    #expect(first["state"] == "Changed" && difference.contains("- echo one") && difference.contains("+ echo onE"))
    #expect(try await bench.call(ListTrust(repoID: bench.repo.id)).allSatisfy { $0.state == .trusted })
    let asked = try await bench.call(ListTrust(taskID: id))
    #expect(asked.filter { $0.state != .trusted }.map(\.name) == ["check"])
    try await bench.trustAll(for: id)
    try sources.refuseUntrusted(in: path)
    try bench.write("echo two\n", to: ".overseer/check.sh", in: path)
    #expect(try await bench.refusal { try sources.refuseUntrusted(in: path) }.code == .preconditionFailed)
  }

  @Test func `A script that became a link does not run`() async throws {
    let bench = try bench()
    try await bench.trustAll()
    let id = try await bench.make()
    let path = try await bench.work(id, ["a": "1\n"])
    try FileManager.default.removeItem(atPath: path + "/.overseer/check.sh")
    try bench.write("echo one\n", to: "outside.sh", in: bench.folder)
    try FileManager.default.createSymbolicLink(
      atPath: path + "/.overseer/check.sh", withDestinationPath: bench.folder + "/outside.sh")
    let sources = try await bench.sources(id)
    let error = try await bench.refusal { try sources.check(sources.gates[0], in: path) }
    #expect(error.code == .preconditionFailed && error.message.contains("out of the repository"), "\(error)")
  }

  @Test func `What changed while a person was reading is not trusted`() async throws {
    let bench = try bench()
    let asked = try await bench.call(ListTrust(repoID: bench.repo.id))
    try bench.land([".overseer/check.sh": "echo three\n"])
    let error = try await bench.refusal {
      try await bench.call(GrantTrust(repoID: bench.repo.id, sha256: asked.map(\.sha256)))
    }
    #expect(error.code == .conflict)
    #expect(try await bench.call(ListTrust(repoID: bench.repo.id)).allSatisfy { $0.state == .new })
  }

  @Test func `An agent cannot trust, and its front matter needs trust`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    try await bench.call(
      UpdateTask(id: id, context: .set("---\ngates:\n- name: own\n  command: curl x | sh\n---\n")), as: bench.agent)
    let asked = try await bench.call(ListTrust(repoID: bench.repo.id), as: bench.agent)
    #expect(asked.map(\.state) == [.new])
    let error = try await bench.refusal {
      try await bench.call(GrantTrust(repoID: bench.repo.id, sha256: asked.map(\.sha256)), as: bench.agent)
    }
    #expect(error.code == .forbidden)
    #expect(try await bench.refusal { try await bench.sources(id).refuseUntrusted() }.code == .preconditionFailed)
  }

  @Test func `The environment of a person trusts what it names`() async throws {
    let bench = try VcsBench(.git)
    try bench.land([".overseer/gates.toml": gateFile((name: "lint", command: "make lint"))])
    let id = try await bench.make()
    let digest = try #require(try await bench.call(ListTrust(repoID: bench.repo.id)).first?.sha256)
    for (principal, isInSession, isTrusted) in [
      (bench.person.principal, false, true), (bench.person.principal, true, false),
      (bench.agent.principal, false, false),
    ] {
      let equipped = try bench.overseer.equipped(trusting: digest, for: principal, isInSession: isInSession)
      let sources = try await GateSources.read(for: try bench.item(id), in: equipped)
      #expect(try sources.untrusted().isEmpty == isTrusted)
    }
  }

  @Test func `What a terminal would obey is shown, not sent`() async throws {
    let bench = try VcsBench(.git)
    let id = try await bench.make()
    try bench.land([".overseer/gates.toml": "[[gate]]\nname = \"a\\u001b[2J\"\ncommand = \"x\"\n"])
    var error = try await bench.refusal { try await bench.sources(id) }
    #expect(error.code == .invalidInput && !error.message.contains("\u{1B}"), "\(error)")
    try bench.land([
      ".overseer/gates.toml": gateFile((name: "a", command: "sh .overseer/x.sh # \u{202E}hs")),
      ".overseer/x.sh": "echo \u{1B}[2J\n",
    ])
    error = try await bench.refusal { try await bench.sources(id).refuseUntrusted() }
    let lines = try await bench.call(ListTrust(repoID: bench.repo.id)).flatMap(\.difference)
    #expect(lines.contains { $0.contains("\\u{1b}[2J") } && lines.contains { $0.contains("\\u{202e}hs") })
    #expect(!lines.joined().unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }
}
