/// The requests that are answered here.
enum MCPMethod: String, CaseIterable {
  case initialize
  case ping
  case discover = "server/discover"
  case listTools = "tools/list"
  case callTool = "tools/call"
  case listResources = "resources/list"
  case listTemplates = "resources/templates/list"
  case readResource = "resources/read"

  func exists(in version: ProtocolVersion) -> Bool {
    switch self {
    case .initialize, .ping: !version.isStateless
    case .discover: version.isStateless
    case .listTools, .callTool, .listResources, .listTemplates, .readResource: true
    }
  }
}
