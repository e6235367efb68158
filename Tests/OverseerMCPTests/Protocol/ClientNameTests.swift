import OverseerModel
import Testing

@testable import OverseerMCP

@Suite("Names of clients")
struct ClientNameTests {
  @Test(
    "Known clients are the agents that the command line knows",
    arguments: [
      ("claude-code", "claude-code"), ("Claude Code", "claude-code"), ("claude-ai", "claude"),
      ("codex-mcp-client", "codex"), ("codex", "codex"), ("opencode", "opencode"), ("cursor-vscode", "cursor"),
      ("Cursor", "cursor"), ("gemini-cli-mcp-client", "gemini"), ("GitHub Copilot", "copilot"), ("amp", "amp"),
      ("ampere", "ampere"), ("codexes", "codexes"),
    ])
  func known(client: String, agent: String) { #expect(ClientName.agent(client) == agent) }

  @Test(
    "Every other name becomes one that an agent may have",
    arguments: [
      ("Visual Studio Code", "visual-studio-code"), ("mcp", "mcp"), ("  Ünï côdé! ", "n-c-d"), ("", "agent"),
      ("!!!", "agent"), ("a/b\u{0}c", "a-b-c"), ("日本", "agent"),
    ])
  func others(client: String, agent: String) {
    #expect(ClientName.agent(client) == agent)
    #expect(AgentName.isValid(ClientName.agent(client)))
  }

  @Test("However long it is")
  func long() {
    let name = ClientName.agent(String(repeating: "ab ", count: 1_000))
    #expect(AgentName.isValid(name))
    #expect(ClientName.agent(nil) == "agent")
  }
}
