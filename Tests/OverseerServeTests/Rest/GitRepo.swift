import Foundation
import OverseerModel
import OverseerSDK
import Testing

extension LiveServer {
  /// A repository of git with a commit, registered.
  func gitRepo() async throws -> Repo {
    let folder = overseer.installation.folder + "/repo"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try git(["init", "-q", "-b", "main"], in: folder)
    try Data("hello\n".utf8).write(to: URL(fileURLWithPath: folder + "/hello.txt"))
    try git(["add", "."], in: folder)
    try git(["commit", "-q", "-m", "First"], in: folder)
    return try await overseer.call(RegisterRepo(path: folder), as: person)
  }

  func git(_ arguments: [String], in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
      "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
      "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
