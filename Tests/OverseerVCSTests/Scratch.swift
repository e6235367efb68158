import Foundation
import OverseerVCS
import Testing

/// A folder for one test, with git and jj at hand. It is removed with the value.
final class Scratch {
  let folder: String

  init() throws {
    let place = NSTemporaryDirectory() + "overseer-vcs-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    folder = try #require(realPath(place))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  @discardableResult
  func makeFolder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    return path(name)
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  /// Runs git in the folder `name` and gives what it prints.
  @discardableResult
  func git(in name: String = "", _ arguments: String...) throws -> String {
    try Self.run("/usr/bin/env", ["git"] + arguments, in: path(name))
  }

  @discardableResult
  func jj(in name: String = "", _ arguments: String...) throws -> String {
    try Self.run(try #require(Self.jj), arguments, in: path(name))
  }

  /// A repository with one commit on `branch`.
  func repository(_ name: String, branch: String = "main") throws -> String {
    try git("init", "-q", "-b", branch, path(name))
    try git(in: name, "commit", "-q", "--allow-empty", "-m", "first")
    return path(name)
  }

  /// The jj of the PATH, else the one that scripts/setup has put into .deps; nil where there is none.
  static let jj: String? = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return (folders + ["/\(root)/.deps/bin"]).map { $0 + "/jj" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  struct Failed: Error { let output: String }

  static func run(_ tool: String, _ arguments: [String], in folder: String) throws -> String {
    String(decoding: try bytes(tool, arguments, in: folder), as: UTF8.self)
  }

  /// What the tool prints. `input` is a file for it to read; the errors are left out where `isMixed` is false.
  static func bytes(
    _ tool: String, _ arguments: [String], in folder: String, input: String? = nil, isMixed: Bool = true
  ) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // What stands in the settings of whoever runs the tests must not count.
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
      "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
      "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
      "GIT_AUTHOR_DATE": "1700000000 +0100", "GIT_COMMITTER_DATE": "1700000000 +0100",
      "JJ_CONFIG": "/dev/null", "JJ_USER": "Ada", "JJ_EMAIL": "ada@example.org",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = isMixed ? output : FileHandle.nullDevice
    process.standardInput = input.flatMap { FileHandle(forReadingAtPath: $0) } ?? FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(output: String(decoding: bytes, as: UTF8.self)) }
    return Array(bytes)
  }
}
