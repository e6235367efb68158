import Foundation
import OverseerGates
import OverseerModel
import TestSeed
import Testing

@Suite struct TrustStoreTests {
  let scratch: GatesScratch
  let repo = "/work/repo"

  init() throws { scratch = try GatesScratch() }

  private func gate(_ text: String, name: String = "test", script: String? = "echo\n") -> RunnableCommand {
    RunnableCommand(
      kind: .gate, name: name, text: text, settings: "timeout_secs = 300",
      scripts: [.init(path: ".overseer/a.sh", content: script.map { Array($0.utf8) })])
  }

  private func grant(_ commands: RunnableCommand...) throws {
    try scratch.trust.grant(commands, repo: repo, by: ada, at: noon)
  }

  /// The one record, as the store has named it.
  private func record() throws -> String {
    "trust/" + (try #require(try scratch.names(in: "trust").first { $0.hasSuffix(".json") }))
  }

  private func refused() -> OverseerError? {
    refusal { () throws(OverseerError) in _ = try scratch.trust.state(of: gate("make"), repo: repo) }
  }

  @Test func whatNobodyTrustsIsNew() throws {
    #expect(try scratch.trust.state(of: gate("make"), repo: repo) == .new)
    #expect(try scratch.trust.list(repo: repo) == [])
    #expect(!FileManager.default.fileExists(atPath: scratch.path("trust")))
  }

  @Test func exactlyWhatWasTrustedIsTrusted() throws {
    try grant(gate("make"))
    #expect(try scratch.trust.state(of: gate("make"), repo: repo) == .trusted)
    let grants = try scratch.trust.list(repo: repo)
    #expect(grants.map(\.sha256) == [gate("make").sha256])
    #expect(grants.map(\.grantedBy) == [ada] && grants.map(\.grantedAt) == [noon])
    #expect(try scratch.trust.state(of: gate("make "), repo: repo) == .changed(from: grants[0]))
    #expect(try scratch.trust.state(of: gate("make", script: "echo"), repo: repo) == .changed(from: grants[0]))
    #expect(try scratch.trust.state(of: gate("make", script: nil), repo: repo) == .changed(from: grants[0]))
    #expect(try scratch.trust.state(of: gate("make", name: "other"), repo: repo) == .new)
    #expect(try scratch.trust.state(of: gate("make"), repo: repo + "2") == .new)
  }

  @Test func severalVersionsAreTrustedUntilRevoked() throws {
    try grant(gate("make"), gate("make lint", name: "lint"))
    try grant(gate("make -j"))
    try grant(gate("make"))
    let grants = try scratch.trust.list(repo: repo)
    #expect(grants.map(\.text) == ["make lint", "make -j", "make"])
    #expect(try scratch.trust.state(of: gate("make -k"), repo: repo) == .changed(from: grants[2]))
    try scratch.trust.revoke([gate("make").sha256, "unknown"], repo: repo)
    #expect(try scratch.trust.state(of: gate("make"), repo: repo) == .changed(from: grants[1]))
    try scratch.trust.revoke(Set(grants.map(\.sha256)), repo: repo)
    #expect(try scratch.trust.state(of: gate("make"), repo: repo) == .new)
  }

  @Test func pathsThatLookAlikeAreTwo() throws {
    try scratch.trust.grant([gate("make")], repo: "/caf\u{E9}", by: ada, at: noon)
    #expect(try scratch.trust.state(of: gate("make"), repo: "/cafe\u{301}") == .new)
    #expect(try scratch.trust.state(of: gate("make"), repo: "/caf\u{E9}") == .trusted)
  }

  @Test(arguments: [Principal.agent(name: "a", session: nil, checkout: nil), .system])
  func onlyAPersonGrants(principal: Principal) {
    let error = refusal { () throws(OverseerError) in
      try scratch.trust.grant([gate("make")], repo: repo, by: principal, at: noon)
    }
    #expect(error?.code == .forbidden)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("trust")))
  }

  @Test func onlyTheOwnerCanLook() throws {
    try grant(gate("make"))
    #expect(scratch.permissions(of: "trust") == 0o700)
    #expect(scratch.permissions(of: try record()) == 0o600)
    #expect(try scratch.names(in: "trust").count == 2)
  }

  @Test func aFolderThatOthersCouldEnterIsClosed() throws {
    try FileManager.default.createDirectory(atPath: scratch.path("trust"), withIntermediateDirectories: true)
    chmod(scratch.path("trust"), 0o755)
    try grant(gate("make"))
    #expect(scratch.permissions(of: "trust") == 0o700)
  }

  @Test func aRecordThatOthersCouldHaveWrittenTrustsNothing() throws {
    try grant(gate("make"))
    chmod(scratch.path(try record()), 0o622)
    #expect(refused()?.code == .unavailable)
    chmod(scratch.path(try record()), 0o600)
    #expect(refused() == nil)
    chmod(scratch.path("trust"), 0o777)
    #expect(refused()?.code == .unavailable)
  }

  @Test func noLinkIsFollowed() throws {
    try grant(gate("make"))
    let name = try record()
    try FileManager.default.moveItem(atPath: scratch.path(name), toPath: scratch.path("moved"))
    try scratch.link(name, to: scratch.path("moved"))
    #expect(refused()?.message.contains("it is a link") == true)
    try FileManager.default.removeItem(atPath: scratch.path(name))
    #expect(mkfifo(scratch.path(name), 0o600) == 0)
    #expect(refused()?.code == .unavailable)
    try FileManager.default.moveItem(atPath: scratch.path("trust"), toPath: scratch.path("real"))
    try scratch.link("trust", to: scratch.path("real"))
    #expect(refused()?.code == .unavailable)
    #expect(refusal { () throws(OverseerError) in try scratch.trust.revoke([], repo: repo) }?.code == .unavailable)
  }

  @Test(arguments: ["", "{}", "[]", "null", "not JSON", "{\"format\": 2, \"repo\": \"/work/repo\", \"grants\": []}"])
  func garbageTrustsNothingAndStays(text: String) throws {
    try grant(gate("make"))
    let name = try record()
    try scratch.write(text, to: name, mode: 0o600)
    let error = try #require(refused())
    #expect(error.code == .unavailable && error.message.contains(scratch.path(name)) && error.hint != nil)
    let change = refusal { () throws(OverseerError) in
      try scratch.trust.grant([gate("make")], repo: repo, by: ada, at: noon)
    }
    #expect(change?.code == .unavailable)
    #expect(try String(contentsOfFile: scratch.path(name), encoding: .utf8) == text)
  }

  @Test func aRecordOfAnotherRepositoryTrustsNothing() throws {
    try scratch.trust.grant([gate("make")], repo: "/other", by: ada, at: noon)
    let other = try record()
    try grant(gate("make -j"))
    let own = try #require(try scratch.names(in: "trust").first { $0.hasSuffix(".json") && "trust/" + $0 != other })
    let text = try String(contentsOfFile: scratch.path(other), encoding: .utf8)
    try scratch.write(text, to: "trust/" + own, mode: 0o600)
    #expect(refused()?.message.contains("another repository") == true)
  }

  @Test func aRecordCutAnywhereTrustsNothing() throws {
    try grant(gate("make"))
    let name = try record()
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: scratch.path(name))))
    for count in 0..<bytes.count {
      try scratch.write(String(decoding: bytes[..<count], as: UTF8.self), to: name, mode: 0o600)
      #expect(refused()?.code == .unavailable, "after \(count) bytes")
    }
  }

  @Test func aRecordWithOneOtherByteTrustsNoOtherCommand() throws {
    try grant(gate("make"), gate("sh .overseer/a.sh", name: "script"))
    let name = try record()
    let known = Set(try scratch.trust.list(repo: repo).map(\.sha256))
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: scratch.path(name))))
    var seed = PrintedSeed()
    for _ in 0..<1000 {
      var changed = bytes
      changed[Int.random(in: bytes.indices, using: &seed)] = UInt8.random(in: 0...255, using: &seed)
      try Data(changed).write(to: URL(fileURLWithPath: scratch.path(name)))
      var grants: [TrustGrant] = []
      _ = refusal { () throws(OverseerError) in grants = try scratch.trust.list(repo: repo) }
      // Who granted it and when, and the blanks, may differ; what may run may not.
      #expect(known.isSuperset(of: grants.map(\.sha256)))
      #expect(grants.allSatisfy { ["make", "sh .overseer/a.sh"].contains($0.text) })
    }
  }

  @Test func whatAKilledProcessLeftIsInNobodysWay() throws {
    try grant(gate("make"))
    let name = try record()
    try scratch.write("half", to: name + ".part", mode: 0o600)
    try grant(gate("make -j"))
    #expect(try scratch.trust.list(repo: repo).count == 2)
    #expect(try scratch.names(in: "trust").count == 2)
  }

  @Test func tooMuchIsRefusedAndWhatWasTrustedStays() throws {
    try grant(gate("make"))
    let long = gate(String(repeating: "x", count: 17 << 20))
    let error = refusal { () throws(OverseerError) in
      try scratch.trust.grant([long], repo: repo, by: ada, at: noon)
    }
    #expect(error?.code == .tooLarge)
    #expect(try scratch.trust.state(of: gate("make"), repo: repo) == .trusted)
  }

  @Test func whatTheEnvironmentTrustsIsTrusted() throws {
    let command = gate("make")
    let environment = try EnvironmentTrust(
      variable: " \(command.sha256.uppercased()) ,\(gate("x").sha256)", caller: ada, isInSession: false)
    #expect(try scratch.trust.state(of: command, repo: repo, environment: environment) == .trusted)
    #expect(try scratch.trust.state(of: gate("make -j"), repo: repo, environment: environment) == .new)
  }

  @Test(arguments: [
    (ada, true), (.system, false), (.agent(name: "a", session: nil, checkout: nil), false),
    (.agent(name: "a", session: "s", checkout: nil), true),
  ])
  func theEnvironmentOfAnAgentOrASessionTrustsNothing(caller: Principal, isInSession: Bool) throws {
    for variable in [gate("make").sha256, "garbage"] {
      #expect(try EnvironmentTrust(variable: variable, caller: caller, isInSession: isInSession) == .none)
    }
  }

  @Test(arguments: ["make", "abc", String(repeating: "g", count: 64), String(repeating: "0", count: 65)])
  func aSumThatIsNoneIsSaid(variable: String) throws {
    let error = refusal { () throws(OverseerError) in
      _ = try EnvironmentTrust(variable: variable, caller: ada, isInSession: false)
    }
    #expect(error?.code == .invalidInput)
    #expect(try EnvironmentTrust(variable: "", caller: ada, isInSession: false) == .none)
    #expect(try EnvironmentTrust(variable: nil, caller: ada, isInSession: false) == .none)
  }
}

@Suite struct TrustConcurrencyTests {
  private static func commands(of writer: Int) -> [RunnableCommand] {
    (0..<10).map { RunnableCommand(kind: .gate, name: "gate \(writer).\($0)", text: "make") }
  }

  @Test func noGrantOfAThreadIsLost() async throws {
    let scratch = try GatesScratch()
    let trust = scratch.trust
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for command in Self.commands(of: writer) {
            try trust.grant([command], repo: "/r", by: ada, at: noon)
            // A reader sees a whole record at any time.
            #expect(try trust.state(of: command, repo: "/r") == .trusted)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try trust.list(repo: "/r").count == 80)
    #expect(try scratch.names(in: "trust").count == 2)
  }

  @Test func noGrantOfAProcessIsLost() async throws {
    let scratch = try GatesScratch()
    let folder = scratch.path("trust")
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          await #expect(processExitsWith: .success) { [folder = folder as String, writer = writer as Int] in
            let trust = TrustStore(folder: folder)
            for command in Self.commands(of: writer) {
              try trust.grant([command], repo: "/r", by: .human(name: "Ada"), at: Instant(milliseconds: 0))
            }
          }
        }
      }
    }
    #expect(try scratch.trust.list(repo: "/r").count == 40)
  }
}
