import Foundation
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

/// Programs of others that speak the Model Context Protocol.
@Suite("Clients of others")
struct MCPClientTests {
  private static let scripts = Tool.root.appendingPathComponent("Tests/OverseerMCPTests/Clients")

  private func expectDone(_ tool: Tool, _ script: String, _ live: LiveServer, _ more: String...) async throws {
    let repo = try await live.plan()
    let (status, output) = try await tool.run(
      [Self.scripts.appendingPathComponent(script).path, live.address.url + "/mcp", live.token] + more + ["\(repo.id)"],
      in: Self.scripts, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    #expect(status == 0 && output.hasSuffix("done\n"), "\(output)")
  }

  @Test(
    "The Python SDK 2, in every era that it speaks",
    .enabled(if: Tool.mcpPython2.isThere, "scripts/setup installs the Python SDK"),
    arguments: ["auto", "2026-07-28", "legacy"])
  func python2(mode: String) async throws {
    try await LiveServer.run { live in try await expectDone(.mcpPython2, "http_2.py", live, mode) }
  }

  @Test("The Python SDK 1", .enabled(if: Tool.mcpPython1.isThere, "scripts/setup installs the Python SDK"))
  func python1() async throws {
    try await LiveServer.run { live in try await expectDone(.mcpPython1, "http_1.py", live) }
  }

  @Test(
    "A checker of the stateless revision finds nothing",
    .enabled(if: Tool.mcpcheck.isThere, "scripts/setup installs mcpcheck"))
  func mcpcheck() async throws {
    try await LiveServer.run { live in
      let (status, output) = try await Tool.mcpcheck.run(
        [
          live.address.url + "/mcp", "--token", live.token, "--origin", live.address.url, "--legacy-probes", "--strict",
          "--probe", "all", "--no-color",
        ], in: Self.scripts, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
      #expect(status == 0, "\(output)")
    }
  }
}
