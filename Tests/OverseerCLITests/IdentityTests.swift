import OverseerModel
import Testing

@testable import OverseerCLI

/// Who runs a command, from the environment alone.
struct IdentityTests {
  private static let folder = "/no-such-folder/checkout"

  private func principal(_ variables: [String: String], as name: String? = nil) throws(OverseerError) -> Principal {
    try Identity.principal(as: name, Environment(variables: variables, folder: Self.folder, user: "alice"))
  }

  @Test func `a person where nothing says otherwise`() throws {
    #expect(try principal([:]) == .human(name: "alice"))
    #expect(try principal(["CLAUDECODE": ""]) == .human(name: "alice"))
    #expect(try principal(["OVERSEER_SESSION": ""]) == .human(name: "alice"))
  }

  static let known = [
    ("CLAUDECODE", "claude-code"), ("CODEX_SANDBOX", "codex"), ("CODEX_THREAD_ID", "codex"), ("OPENCODE", "opencode"),
    ("GEMINI_CLI", "gemini"), ("CURSOR_AGENT", "cursor"),
  ]

  @Test(arguments: known)
  func `a known agent gives itself away`(_ variable: String, _ name: String) throws {
    #expect(try principal([variable: "1"]) == .agent(name: name, session: nil, checkout: Self.folder))
  }

  @Test func `a session makes an agent, wherever it works`() throws {
    #expect(
      try principal(["OVERSEER_SESSION": "sess_1"]) == .agent(name: "agent", session: "sess_1", checkout: nil))
    #expect(
      try principal(["OVERSEER_SESSION": "sess_1", "CODEX_CI": "1"])
        == .agent(name: "codex", session: "sess_1", checkout: nil))
  }

  @Test func `a name that is given comes first`() throws {
    #expect(
      try principal(["CLAUDECODE": "1"], as: "agent:mine") == .agent(name: "mine", session: nil, checkout: Self.folder))
    #expect(try principal([:], as: "agent:a.b_c-9") == .agent(name: "a.b_c-9", session: nil, checkout: Self.folder))
  }

  @Test(arguments: [
    "alice", "human:alice", "agent:", "agent:Big", "agent:a b", "agent:a/b", "agent:ä", "",
    "agent:" + String(repeating: "a", count: 65),
  ])
  func `only names of agents are taken`(_ name: String) {
    #expect { try principal([:], as: name) } throws: { ($0 as? OverseerError)?.code == .invalidInput }
  }

  @Test func `nobody becomes a person by a name`() {
    #expect(throws: OverseerError.self) { try principal(["CLAUDECODE": "1"], as: "human:alice") }
  }

  @Test func `the installation is found`() {
    func installation(_ variables: [String: String]) -> String {
      Environment(variables: variables, folder: "/code", user: "alice").installation
    }
    #expect(installation(["OVERSEER_HOME": "/data", "HOME": "/home/alice"]) == "/data")
    #expect(installation(["OVERSEER_HOME": "data"]) == "/code/data")
    #if os(Linux)
      #expect(installation(["HOME": "/home/alice"]) == "/home/alice/.local/share/overseer")
      #expect(installation(["HOME": "/home/alice", "OVERSEER_HOME": ""]) == "/home/alice/.local/share/overseer")
    #endif
    #expect(installation(["XDG_DATA_HOME": "/xdg", "HOME": "/home/alice"]) == "/xdg/overseer")
  }
}
