import Foundation
import Testing

@testable import OverseerServe

/// The generated client of TypeScript against a server.
@Suite(.enabled(if: Tool.deno.isThere, "scripts/setup installs deno"))
struct TypeScriptClientTests {
  private static let folder = Tool.root.appendingPathComponent("Webapp")

  private func deno(_ arguments: [String], _ environment: [String: String] = [:]) async throws {
    let cache = FileManager.default.temporaryDirectory.appendingPathComponent("deno-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: cache) }
    let fixed = ["DENO_DIR": cache.path, "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"]
    let (status, output) = try await Tool.deno.run(
      arguments, in: Self.folder, environment: environment.merging(fixed) { $1 })
    #expect(status == 0, "\(output)")
  }

  @Test func itsTypesAreRight() async throws {
    try await deno(["check", "src/api/client.ts", "test/client.test.ts"])
  }

  @Test func itDoesWhatItSays() async throws {
    try await LiveServer.run { live in
      let repo = try await live.plan()
      try await deno(
        ["test", "--no-check", "--allow-net=127.0.0.1", "--allow-env", "test/client.test.ts"],
        [
          "OVERSEER_TEST_URL": live.address.url, "OVERSEER_TEST_TOKEN": live.token,
          "OVERSEER_TEST_REPO": "\(repo.id)",
        ])
    }
  }
}
