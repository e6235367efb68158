import Foundation
import Testing

@testable import OverseerCLI

struct ClientPlacesTests {
  private func places(_ variables: [String: String]) -> ClientPlaces {
    let environment = Environment(
      variables: variables.merging(["HOME": "/home/ada"]) { new, _ in new }, folder: "/work/repo/src", user: "ada")
    return ClientPlaces(environment: environment, project: "/work/repo")
  }

  @Test func `files are where clients look for them`() {
    let places = places([:])
    let user = AgentClient.allCases.flatMap { places.configs(of: $0, .user) }.map(places.shown)
    #expect(
      user == [
        "~/.claude.json", "~/.codex/config.toml", "~/.config/opencode/opencode.json",
        "~/.config/opencode/opencode.jsonc", "~/.cursor/mcp.json",
      ])
    let project = AgentClient.allCases.flatMap { places.configs(of: $0, .project) }
    #expect(
      project == [
        "/work/repo/.mcp.json", "/work/repo/.codex/config.toml", "/work/repo/opencode.json",
        "/work/repo/opencode.jsonc", "/work/repo/.cursor/mcp.json",
      ])
    #expect(
      AgentClient.allCases.map { places.shown(places.skills(of: $0, .user)) } == [
        "~/.claude/skills", "~/.agents/skills", "~/.config/opencode/skills", "~/.cursor/skills",
      ])
  }

  @Test func `the environment moves them`() {
    let places = places(["CLAUDE_CONFIG_DIR": "/c", "CODEX_HOME": "../codex", "XDG_CONFIG_HOME": "/x"])
    #expect(places.configs(of: .claude, .user) == ["/c/.claude.json"])
    #expect(places.skills(of: .claude, .user) == "/c/skills")
    #expect(places.configs(of: .codex, .user) == ["/work/repo/src/../codex/config.toml"])
    #expect(places.configs(of: .opencode, .user).first == "/x/opencode/opencode.json")
  }

  @Test func `the program is os where that is it on the PATH`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    for name in ["bin", "other"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let program = folder + "/program"
    for path in [program, folder + "/other/os"] {
      _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o755])
    }
    try FileManager.default.createSymbolicLink(atPath: folder + "/bin/os", withDestinationPath: program)
    func word(_ path: String) -> String {
      Environment(variables: ["PATH": path], folder: folder, user: "ada").word(for: program)
    }
    #expect(word("/none:\(folder)/bin:\(folder)/other") == "os")
    #expect(word("\(folder)/other:\(folder)/bin") == program)
    #expect(word("/none") == program && word("") == program)
  }
}
