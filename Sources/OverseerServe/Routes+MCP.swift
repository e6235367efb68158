import OverseerMCP
import OverseerModel
import OverseerSDK

extension Routes {
  /// The tools for agents, by the Model Context Protocol.
  mutating func addMCP(in overseer: Overseer) {
    let route = MCPRoute(MCPServer(overseer: overseer))
    add(.post, "/mcp", .bearer, as: "mcp") { exchange throws(OverseerError) in try await route.answer(exchange) }
  }
}
