import OverseerJSON

/// How a client starts `os mcp`.
struct ServerEntry: Hashable {
  /// The name that the client knows the server by.
  static let name = "overseer"

  /// The program and its arguments.
  var command: [String]
  /// The folder of the installation, where it is not the one that is used by itself. Some clients start servers with
  /// little of their own environment.
  var installation: String?

  /// The entry in the client's own words.
  func members(for client: AgentClient) -> JSONObject {
    let program = JSONValue.string(command.first ?? "")
    let arguments = JSONValue.array(command.dropFirst().map { .string($0) })
    let variables = installation.map { JSONValue.object(["OVERSEER_HOME": .string($0)]) }
    var members: JSONObject
    switch client {
    case .claude, .cursor: members = ["type": "stdio", "command": program, "args": arguments]
    case .codex: members = ["command": program, "args": arguments]
    case .opencode: members = ["type": "local", "command": .array(command.map { .string($0) })]
    }
    if let variables { members[client == .opencode ? "environment" : "env"] = variables }
    return members
  }
}
