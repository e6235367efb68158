import OverseerModel

/// Where a client looks for what is set up for it.
struct ClientPlaces {
  let environment: Environment
  /// The folder of the project: the root of the checkout.
  let project: String

  /// The files that may hold the client's servers. The first one is made where there is none.
  func configs(of client: AgentClient, _ scope: ClientScope) -> [String] {
    switch (client, scope) {
    case (.claude, .user): [(environment["CLAUDE_CONFIG_DIR"].map(environment.absolute) ?? home) + "/.claude.json"]
    case (.claude, .project): [project + "/.mcp.json"]
    case (.codex, .user):
      [(environment["CODEX_HOME"].map(environment.absolute) ?? home + "/.codex") + "/config.toml"]
    case (.codex, .project): [project + "/.codex/config.toml"]
    case (.opencode, .user): ["json", "jsonc"].map { "\(configFolder)/opencode/opencode.\($0)" }
    case (.opencode, .project): ["json", "jsonc"].map { "\(project)/opencode.\($0)" }
    case (.cursor, .user): [home + "/.cursor/mcp.json"]
    case (.cursor, .project): [project + "/.cursor/mcp.json"]
    }
  }

  /// The folder that holds a folder for each skill.
  func skills(of client: AgentClient, _ scope: ClientScope) -> String {
    switch (client, scope) {
    case (.claude, .user):
      (environment["CLAUDE_CONFIG_DIR"].map(environment.absolute) ?? home + "/.claude") + "/skills"
    case (.claude, .project): project + "/.claude/skills"
    case (.codex, .user): home + "/.agents/skills"
    case (.codex, .project): project + "/.agents/skills"
    case (.opencode, .user): configFolder + "/opencode/skills"
    case (.opencode, .project): project + "/.opencode/skills"
    case (.cursor, .user): home + "/.cursor/skills"
    case (.cursor, .project): project + "/.cursor/skills"
    }
  }

  /// A path as people write it.
  func shown(_ path: String) -> String {
    path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  private var home: String { environment["HOME"] ?? "/" }

  private var configFolder: String {
    guard let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") else { return home + "/.config" }
    return folder
  }
}
