import Foundation
import Testing

@Suite("Trust at a terminal", .timeLimit(.minutes(5)))
struct TrustTests {
  /// A repository that wants a command run in fresh workspaces.
  private func sandbox() async throws -> Sandbox {
    let sandbox = try Sandbox()
    let script = """
      set -e
      git init -q -b main .
      mkdir .overseer
      printf '[workspace]\\nsetup = "make deps"\\n' > .overseer/config.toml
      git add -A
      git -c user.name=Ada -c user.email=ada@example.org commit -q -m first
      "$OS" init >/dev/null
      """
    try #require(try await sandbox.shell(script).status == 0)
    return sandbox
  }

  private func states(_ sandbox: Sandbox) async throws -> [String?] {
    try await sandbox.json("trust", "--json").arrayValue?.map { $0["state"]?.stringValue } ?? []
  }

  @Test(arguments: [("y\n", "Trusted"), ("yes\n", "Trusted"), ("\n", "New"), ("n\n", "New"), ("yn\n", "New")])
  func `A person is asked, and anything but yes is no`(answer: String, state: String) async throws {
    let sandbox = try await sandbox()
    let outcome = try await sandbox.os("trust", input: .terminal, text: answer)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.stdout.contains("+ make deps"))
    #expect(try await states(sandbox) == [state])
  }

  @Test func `An agent is not asked`() async throws {
    let sandbox = try await sandbox()
    let outcome = try await sandbox.os("trust", with: ["CLAUDECODE": "1"], input: .terminal)
    #expect(outcome.status == 0 && outcome.stdout.contains("Nothing was trusted."), "\(outcome)")
    #expect(try await states(sandbox) == ["New"])
  }

  @Test func `With yes as an option, what is trusted is JSON`() async throws {
    let sandbox = try await sandbox()
    let granted = try await sandbox.json("trust", "--yes", "--json", with: try sandbox.person())
    #expect(granted[0]?["state"] == "Trusted")
    // And doing it again is nothing to do.
    #expect(try await sandbox.json("trust", "--yes", "--json", with: try sandbox.person()) == granted)
  }
}
