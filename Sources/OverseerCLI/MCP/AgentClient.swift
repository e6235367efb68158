/// A program with a coding agent that can start `os mcp`.
enum AgentClient: String, CaseIterable, Codable, Sendable {
  case claude
  case codex
  case opencode
  case cursor

  /// What its makers call it.
  var title: String {
    switch self {
    case .claude: "Claude Code"
    case .codex: "Codex"
    case .opencode: "OpenCode"
    case .cursor: "Cursor"
    }
  }
}

/// For whom something is set up.
enum ClientScope: String, CaseIterable, Codable, Sendable {
  /// For one person, in all repositories.
  case user
  /// For everybody who works in one checkout.
  case project
}
