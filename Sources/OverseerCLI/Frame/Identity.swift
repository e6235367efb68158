import OverseerModel
import OverseerVCS

/// Tells who runs a command: a person, or a coding agent that gives itself away by its environment.
enum Identity {
  /// Variables that known agents set in the processes they start, and the name of the agent.
  private static let agents: [(variable: String, name: String)] = [
    ("CLAUDECODE", "claude-code"), ("CLAUDE_CODE_ENTRYPOINT", "claude-code"), ("CODEX_SANDBOX", "codex"),
    ("CODEX_THREAD_ID", "codex"), ("CODEX_CI", "codex"), ("OPENCODE", "opencode"), ("OPENCODE_SESSION_ID", "opencode"),
    ("GEMINI_CLI", "gemini"), ("CURSOR_AGENT", "cursor"), ("AIDER_SESSION", "aider"),
    ("COPILOT_AGENT_SESSION", "copilot"), ("AMP_THREAD_ID", "amp"),
  ]

  /// The principal: an agent where `--as agent:NAME` says so, a session stands in the environment or a known agent's
  /// variable is set; else the person who is logged in.
  static func principal(
    as name: String?, _ environment: Environment
  ) throws(OverseerError) -> Principal {
    let session = environment["OVERSEER_SESSION"]
    let known = agents.first { environment[$0.variable] != nil }?.name
    guard name != nil || session != nil || known != nil else { return .human(name: environment.user) }
    let agent = try name.map { name throws(OverseerError) in try agentName(name) } ?? known ?? "agent"
    let checkout = session == nil ? Checkout(containing: environment.folder)?.root ?? environment.folder : nil
    return .agent(name: agent, session: session, checkout: checkout)
  }

  /// The agent that runs a command which only agents run: `--as` says so, or a known agent's variable; `agent` where
  /// neither does. What `--as` says is certain.
  static func agent(
    named name: String?, _ environment: Environment
  ) throws(OverseerError) -> (name: String, isCertain: Bool) {
    if let name { return (try agentName(name), true) }
    return (agents.first { environment[$0.variable] != nil }?.name ?? "agent", false)
  }

  private static func agentName(_ text: String) throws(OverseerError) -> String {
    let name = text.hasPrefix("agent:") ? text.dropFirst("agent:".count) : ""
    guard AgentName.isValid(name) else {
      throw OverseerError.invalidField(
        "--as", "must be agent:NAME, with a NAME of a-z, 0-9, '.', '_' and '-'",
        hint: "A person needs no --as.")
    }
    return String(name)
  }
}
