import OverseerModel

/// The agent behind a client program's name.
public enum ClientName {
  /// Agents by what their clients' names begin with, as the command line calls them too.
  private static let agents: [(beginning: String, name: String)] = [
    ("claude-code", "claude-code"), ("claude", "claude"), ("codex", "codex"), ("opencode", "opencode"),
    ("gemini", "gemini"), ("cursor", "cursor"), ("aider", "aider"), ("copilot", "copilot"),
    ("github-copilot", "copilot"), ("amp", "amp"),
  ]

  /// The name of the agent as ``AgentName`` wants it; `agent` where the client has told none that could be one.
  public static func agent(_ client: String?) -> String {
    guard let client, case let word = word(of: client), !word.isEmpty else { return "agent" }
    return agents.first { word == $0.beginning || word.hasPrefix($0.beginning + "-") }?.name ?? word
  }

  /// In lower case, with hyphens for all that a name may not have.
  private static func word(of client: String) -> String {
    var word = ""
    for character in client.lowercased() {
      if AgentName.isValid(String(character)) {
        word.append(character)
      } else if let last = word.last, last != "-" {
        word.append("-")
      }
      if word.utf8.count == 64 { break }
    }
    while word.last == "-" { word.removeLast() }
    return word
  }
}
