import OverseerProcess
import Testing

@Suite struct ToolVersionTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// A tool that does what the shell script says.
  private func tool(_ script: String) throws -> String {
    try scratch.write("#!/bin/sh\n\(script)\n", to: "tool")
    scratch.setPermissions(0o700, of: "tool")
    return scratch.path("tool")
  }

  private func failure(_ tool: String, deadline: Duration = .seconds(5)) async -> ToolVersion.Failure? {
    do throws(ToolVersion.Failure) { _ = try await ToolVersion.of(tool, deadline: deadline) } catch { return error }
    return nil
  }

  @Test func givesTheFirstLine() async throws {
    let version = try await ToolVersion.of(try tool(#"printf "tool 1.2.3 ($1)\nmore""#))
    #expect(version.text == "tool 1.2.3 (--version)")
    #expect(version.numbers == [1, 2, 3])
  }

  @Test func findsGitOnThePath() async throws {
    #expect(try await ToolVersion.of("git").isAtLeast([2]))
  }

  @Test(arguments: ["overseer-has-no-such-tool", "/nowhere/tool", ""])
  func aToolThatIsNotThereIsMissing(tool: String) async {
    #expect(await failure(tool) == .missing)
  }

  @Test func aToolThatHangsIsEnded() async throws {
    let tool = try tool("trap '' TERM; sleep 60 & sleep 60")
    #expect(await failure(tool, deadline: .milliseconds(300)) == .timedOut)
  }

  @Test func aToolMayLeaveSomethingBehind() async throws {
    #expect(try await ToolVersion.of(try tool("sleep 30 & echo tool 1.0")).text == "tool 1.0")
  }

  @Test(arguments: ["exit 3", "kill -9 $$", "true", "echo", "yes", "echo tool 1.0; exit 1"])
  func aToolThatSaysNothingUsefulHasFailed(script: String) async throws {
    guard case .failed(let reason)? = await failure(try tool(script), deadline: .seconds(60)) else {
      Issue.record("it did not fail")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test(arguments: [
    ("git version 2.39.5 (Apple Git-154)", [2, 39, 5]), ("jj 0.46.0-abc123", [0, 46, 0]), ("v2 of 1.10", [1, 10]),
    ("none", []), ("3", []), ("2.49.0.windows.1", [2, 49, 0]),
  ])
  func numbersAreReadFromTheLine(text: String, numbers: [Int]) {
    #expect(ToolVersion(text: text).numbers == numbers)
  }

  @Test func versionsAreComparedByNumber() {
    let version = ToolVersion(text: "git version 2.39.5")
    #expect(version.isAtLeast([2, 39, 5]))
    #expect(version.isAtLeast([2, 9]))
    #expect(!version.isAtLeast([2, 40]))
    #expect(!ToolVersion(text: "?").isAtLeast([0, 1]))
  }
}
